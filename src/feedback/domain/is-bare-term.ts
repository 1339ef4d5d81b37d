import { isClauseWord } from './clause-words.js';

/** Words of a text that are told apart from what is written around them. */
const words = /[\p{L}\p{N}][\p{L}\p{N}'’]*/gu;
/** Terms have at most so many words, unless nothing holds those together. */
const mostTermWords = 5;
/** Words that hold others together, and are met within terms as well ('purpose of the limit'). */
const joining: ReadonlySet<string> = new Set(
  [
    'a an the of for in on to with by from as at per into onto over under out off up down within',
    'between than through about against without around across during via before after',
  ].flatMap((line) => line.split(' ')),
);
/** Prose has one joining word among four to six; a row of terms hardly any. */
const fewestJoining = 0.12;

/** Whether a part of a text is a term, or a row of terms, and states nothing. */
export function isBareTerm(part: string): boolean {
  const found = part.match(words) ?? [];
  if (found.length === 0) return true;
  if (found.some((word) => isClauseWord(word))) return false;
  if (found.length <= mostTermWords) return true;
  const joined = found.filter((word) => joining.has(word.toLowerCase())).length;
  return joined / found.length < fewestJoining;
}

import { isClauseWord } from './clause-words.js';

/** Words of a text; 'check-and-take' is one. */
const words = /[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu;
/** Terms have at most so many words, unless nothing holds those together. */
const mostTermWords = 5;
/** Words that hold others together, and are met within terms as well ('purpose of the limit'). */
const joining: ReadonlySet<string> = new Set(
  [
    'a an the of for in on to with by from as at per into onto over under out off up down within',
    'between than through about against without around across during via before after',
  ].flatMap((line) => line.split(' ')),
);
/** Every sixth word of a row of terms may be such a one; in prose it is every second or third. */
const fewestOfSentence = 0.15;
/** So many words without a sentence in them are a row, even when a term among them has a verb. */
const longRow = 10;

/** Whether a part of a text is a term, or a row of terms, and states nothing. */
export function isBareTerm(part: string): boolean {
  const found = part.match(words) ?? [];
  if (found.length === 0) return true;
  const clause = found.filter((word) => isClauseWord(word)).length;
  if (clause > 0 && found.length < longRow) return false;
  if (clause === 0 && found.length <= mostTermWords) return true;
  const joined = found.filter((word) => joining.has(word.toLowerCase())).length;
  return (clause + joined) / found.length < fewestOfSentence;
}

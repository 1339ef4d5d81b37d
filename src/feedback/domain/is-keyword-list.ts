import { isBareTerm } from './is-bare-term.js';

/** What stands between the terms of a list, in prose and in Markdown. */
const separators = /[,;|•·\n\r\t/→]|\.\s|:\s|\s[-–—*+]\s/u;
const conjunctions = /\s(?:and|or|plus)\s/u;
/** An enumeration inside a statement has one part that states something, and a few terms. */
const largestShare = 0.75;
const fewestTerms = 4;
/** Latin letters, which the lists of words can judge. */
const latin = /\p{Script=Latin}+/gu;
const letters = /\p{L}+/gu;
const beyondAscii = /[^\p{ASCII}]/u;

/**
 * Whether a text names terms and says nothing about them: 'token bucket, lua script, fail open'. Such a
 * text shows that words were known, not what was meant by them. Told by what English sentences have and
 * lists lack: verbs, pronouns, conjunctions. A single term is a list of one. A text that is mostly not in
 * Latin letters is never a list, since nothing can be told of it. Takes time in proportion to the text.
 */
export function isKeywordList(text: string): boolean {
  if (beyondAscii.test(text) && countOf(text, latin) * 2 < countOf(text, letters)) return false;
  const parts = text.split(separators).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.every((part) => isBareTerm(part))) return true;
  const terms = parts.flatMap((part) => part.split(conjunctions));
  const bare = terms.filter((term) => isBareTerm(term)).length;
  return bare >= fewestTerms && bare / terms.length >= largestShare;
}

function countOf(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).reduce((sum, { length }) => sum + length, 0);
}

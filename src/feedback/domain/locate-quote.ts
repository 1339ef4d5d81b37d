import { foldText, type FoldedText, type Span } from './fold-text.js';
import { splitWords } from './split-words.js';

const fewestWords = 3;
const fewestCharacters = 12;
/** Beyond this it is no quote but the answer once more. */
const mostUnits = 1_000;

/** What models put around a quote: quotation marks, bullets, dots for what they left out. */
const wrapping = /^[\s"'`«»‹›*_>.-]+|[\s"'`«»‹›*_.,;:!?-]+$/gu;

/** Whether a place is inside a word, a number or what a hyphen joins: to begin or end there misquotes. */
const inside = [
  /(?<=[\p{L}\p{N}\p{M}_])(?=[\p{L}\p{N}\p{M}_])/uy,
  /(?<=[\p{L}\p{N}]['-])(?=[\p{L}\p{N}])/uy,
  /(?<=[\p{L}\p{N}])(?=['-][\p{L}\p{N}])/uy,
  /(?<=\d[.,:])(?=\d)/uy,
  /(?<=\d)(?=[.,:]\d)/uy,
];
/** Scripts that put no spaces between words: any place is as good there. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Where the words that a model quotes stand in an answer: word for word after folding, case and
 * punctuation within included, from the beginning of a word to the end of one. What models put around a
 * quote may be missing. The first place counts. Always `answer.slice(start, end)` is what was quoted.
 *
 * @returns null for what is not there, and for quotes of fewer than 3 words or 12 characters, or of more
 *   than 1,000 UTF-16 units
 */
export function locateQuote(answer: FoldedText, quote: string): Span | null {
  if (quote.length > mostUnits) return null;
  const whole = foldText(quote).text.trim();
  for (const words of new Set([whole, whole.replaceAll(wrapping, '')])) {
    const place = isOfGoodLength(words) ? findWhole(answer.text, words) : -1;
    const start = answer.starts[place];
    const end = answer.ends[place + words.length - 1];
    if (start !== undefined && end !== undefined) return { start, end };
  }
  return null;
}

function isOfGoodLength(quote: string): boolean {
  // Once more, since some characters fold to eighteen.
  if (quote.length > mostUnits) return false;
  const characters = Array.from(quote).length;
  return characters >= fewestCharacters && splitWords(foldText(quote)).length >= fewestWords;
}

function findWhole(text: string, words: string): number {
  let place = text.indexOf(words);
  while (place >= 0 && (isInside(text, place) || isInside(text, place + words.length))) {
    place = text.indexOf(words, place + 1);
  }
  return place;
}

function isInside(text: string, place: number): boolean {
  if (unspaced.test(text.slice(Math.max(0, place - 1), place + 1))) return false;
  return inside.some((pattern) => {
    pattern.lastIndex = place;
    return pattern.test(text);
  });
}

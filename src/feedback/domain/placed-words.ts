import { stemWord } from './stem-word.js';

/** A word and where it stands, in UTF-16 units. */
export interface PlacedWord {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers and words apart, so that '3 TB' is '3TB'; a hyphen or an underscore is a blank. */
const words = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu;
const beyondAscii = /[^\p{ASCII}]/u;
/** Longer ones are not words; nor is it said what they cost to fold. */
const longest = 60;

/**
 * The words of a text by their stems, with their places: case, width and inflection do not count.
 *
 * @param offset where the text begins in that which the places are counted in
 */
export function placedWords(text: string, offset = 0): PlacedWord[] {
  return Array.from(text.matchAll(words), ({ 0: word, index }) => ({
    stem: word.length > longest ? word : stemWord(fold(word)),
    start: offset + index,
    end: offset + index + word.length,
  }));
}

function fold(word: string): string {
  const small = word.toLowerCase();
  return beyondAscii.test(small) ? small.normalize('NFKC').toLowerCase() : small;
}

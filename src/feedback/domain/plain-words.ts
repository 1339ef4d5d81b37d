import { foldText } from './fold-text.js';
import { splitWords, type Word } from './split-words.js';

/** The words of a text as whoever copies them may not change them: without accents and other marks. */
export function plainWords(text: string): Word[] {
  return splitWords(foldText(text)).map(({ word, start, end }) => ({
    word: word.normalize('NFKD').replaceAll(/\p{M}/gu, ''),
    start,
    end,
  }));
}

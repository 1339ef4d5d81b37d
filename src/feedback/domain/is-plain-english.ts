import { isCommonWord } from './common-words.js';
import { stemWord } from './stem-word.js';

/** English prose has about twice this share of its common words, notes hardly less than this. */
const leastCommonShare = 0.25;

/** Whether a text, by its words in lower case, is in the language whose words can be told apart here. */
export function isPlainEnglish(words: readonly { readonly word: string }[]): boolean {
  const common = words.filter(({ word }) => isCommonWord(stemWord(word)));
  return common.length >= words.length * leastCommonShare;
}

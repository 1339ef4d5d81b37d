import type { FoldedText, Span } from './fold-text.js';

export interface Word extends Span {
  /** In lower case. */
  readonly word: string;
}

/** Letters, digits and their marks; of scripts that put no spaces between words, each sign by itself. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv;

/** The words of a text and where they stand in the original. */
export function splitWords({ text, starts, ends }: FoldedText): Word[] {
  return Array.from(text.matchAll(words), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: starts[index] ?? 0,
    end: ends[index + word.length - 1] ?? 0,
  }));
}

import type { Span } from './fold-text.js';

/** A run of full stops is tried once, as a whole: from each of them it would take forever. */
const sentence = /[^\n]+?(?:(?<![.!?…])[.!?…]+(?![.!?…])(?=\s|$)|[。！？]|(?=\n)|$)/gu;

/** Where the sentences of a text stand, and its lines where they end without a full stop. */
export function sentenceSpans(text: string): Span[] {
  return Array.from(text.matchAll(sentence), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

import type { Span } from './fold-text.js';

/** A fenced block, an HTML comment, or lines up to an empty one. */
const paragraph =
  /```[^]*?(?:```|$)|<!--[^]*?(?:-->|$)|(?:(?!```|<!--)[^])+?(?=\n[^\S\n]*\n|```|<!--|$)/gu;

/** Where the paragraphs of a text in Markdown stand; nothing between two of them is anybody's words. */
export function paragraphSpans(text: string): Span[] {
  return Array.from(text.matchAll(paragraph), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

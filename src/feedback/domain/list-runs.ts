import { isBareTerm } from './is-bare-term.js';

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const separator = /[,;|•·\n\r\t/→:]|\s(?:[-–—*+]|and|or|plus)\s/gu;
/** So many terms in a row are a list, even where a sentence is around it. */
const fewestTerms = 4;

/** Where terms are strung together within a text without anything being said of each. */
export function listRuns(text: string): Stretch[] {
  const runs: Stretch[] = [];
  let [terms, first]: [number, number] = [0, 0];
  for (const part of partsOf(text)) {
    const written = text.slice(part.start, part.end);
    if (!/[\p{L}\p{N}]/u.test(written)) continue;
    if (!isBareTerm(written)) {
      terms = 0;
      continue;
    }
    if (terms === 0) first = part.start;
    terms += 1;
    if (terms > fewestTerms) runs.pop();
    if (terms >= fewestTerms) runs.push({ start: first, end: part.end });
  }
  return runs;
}

function partsOf(text: string): Stretch[] {
  const parts: Stretch[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(separator)) {
    parts.push({ start, end: index });
    start = index + mark.length;
  }
  return [...parts, { start, end: text.length }];
}

/** How wide a text is at a size. */
export type MeasureText = (text: string, size: number) => number;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text that is no wider than that: whole, or its beginning with an ellipsis. Never cuts a character that
 * is made of several, such as a family or a flag.
 */
export function fitText(text: string, width: number, size: number, measure: MeasureText): string {
  if (measure(text, size) <= width) return text;
  const clusters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  let low = 0;
  let high = clusters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(beginning(clusters, middle), size) <= width) low = middle;
    else high = middle - 1;
  }
  return beginning(clusters, low);
}

const beginning = (clusters: readonly string[], count: number): string =>
  `${clusters.slice(0, count).join('').trimEnd()}…`;

/** Figures are told to four decimals: more would be noise. */
export function roundFigure(figure: number): number;
export function roundFigure(figure: number | null): number | null;
export function roundFigure(figure: number | null): number | null {
  // Nothing is told of which side a zero was rounded from.
  return figure === null ? null : Math.round(figure * 1e4) / 1e4 + 0;
}

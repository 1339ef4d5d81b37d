import { spreadOf, type Spread } from './quantile.js';

export type Unit = '×' | 'a second' | 'ms' | 's' | 'MB';

/** What a figure has to be: at least, or at most, so much. */
export interface Bar {
  readonly least?: number;
  readonly most?: number;
}

/** One line of the report. */
export interface Figure {
  readonly case: string;
  readonly what: string;
  readonly unit: Unit;
  readonly spread: Spread;
  /** What the median is held against; lines without one are there to be read. */
  readonly bar: Bar | null;
}

type Told = Omit<Figure, 'spread' | 'bar'> & { readonly bar?: Bar };

/** A figure over one value of every round. */
export function figureOf(values: readonly number[], { bar, ...told }: Told): Figure {
  return { ...told, spread: spreadOf(values), bar: bar ?? null };
}

/** Whether the median reaches the bar; null without one. */
export function isMet({ spread: { median }, bar }: Figure): boolean | null {
  if (bar === null) return null;
  return median >= (bar.least ?? -Infinity) && median <= (bar.most ?? Infinity);
}

/** What a shape is for; whoever draws it knows the colour. Words as in the charts of the statistics. */
export type ChartRole = 'paper' | 'ink' | 'quiet' | 'grid' | 'primary' | 'secondary' | 'band';

export interface ChartBar {
  readonly kind: 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: ChartRole;
  /** Its edge; none when absent. */
  readonly stroke?: ChartRole;
}

export interface ChartPath {
  readonly kind: 'path';
  readonly points: readonly (readonly [number, number])[];
  readonly isClosed?: boolean;
  readonly stroke: ChartRole;
  readonly strokeWidth: number;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [number, number];
}

export interface ChartLabel {
  readonly kind: 'label';
  /** Where `anchor` of its baseline is. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly isBold?: boolean;
  readonly fill: ChartRole;
  readonly text: string;
}

export type ChartShape = ChartBar | ChartPath | ChartLabel;

/** A drawing, in the order of painting, from the upper left corner. SVG, page and PDF draw it alike. */
export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly ChartShape[];
}

/** Room for a drawing: its width and the size of its words, in one unit, and how wide words are there. */
export interface ChartRoom {
  readonly width: number;
  readonly fontSize: number;
  readonly measure: (text: string, size: number) => number;
}

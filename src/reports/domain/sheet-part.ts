import type { ChartShape } from './chart-shapes.js';

/** A place that leads somewhere. */
export interface SheetLink {
  readonly kind: 'link';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly url: string;
}

export type SheetShape = ChartShape | SheetLink;

/** What a part of a document is, by the names of PDF (ISO 32000-2, 14.8.4). */
export type SheetTag = 'H1' | 'H2' | 'P' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD';

/** A part of a sheet: what it is to those who are read to, and the shapes or parts that it is made of. */
export interface SheetPart {
  readonly tag: SheetTag;
  /** Of a figure: what it shows. */
  readonly alt?: string;
  readonly shapes?: readonly SheetShape[];
  readonly parts?: readonly SheetPart[];
}

/** Parts and how far down they reach. */
export interface SheetColumn {
  readonly bottom: number;
  readonly parts: readonly SheetPart[];
}

/** How wide a text is at a size, in the two weights there are. */
export interface SheetFonts {
  readonly regular: (text: string, size: number) => number;
  readonly bold: (text: string, size: number) => number;
}

/** In what sizes a sheet is set. */
export interface SheetSetting {
  /** Of all sizes; 1 where there is room. */
  readonly scale: number;
  /** Whether each piece of evidence has its line. */
  readonly isRoomy: boolean;
  /** How many lines a paragraph may have. */
  readonly proseLines: number;
  /** How many skills have a row. */
  readonly mostSkills: number;
}

/** Where a part goes. */
export interface SheetPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

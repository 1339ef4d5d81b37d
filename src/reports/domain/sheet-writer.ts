import type { ChartLabel, ChartRole } from './chart-shapes.js';
import { fitText } from './fit-text.js';
import type {
  SheetColumn,
  SheetFonts,
  SheetPart,
  SheetPlace,
  SheetSetting,
  SheetTag,
} from './sheet-part.js';
import { wrapText } from './wrap-text.js';

/** How text is set. */
export interface TextStyle {
  /** In points, before the scale. */
  readonly size: number;
  readonly fill?: ChartRole;
  readonly isBold?: boolean;
  readonly most?: number;
  /** Blank above, in sizes. */
  readonly above?: number;
}

/** Distance of lines, in sizes. */
const leading = 1.3;

/** Sets text in the fonts and the setting of one sheet. */
export class SheetWriter {
  constructor(
    private readonly fonts: SheetFonts,
    readonly setting: SheetSetting,
  ) {}

  /** Points of a size before the scale. */
  scaled(size: number): number {
    return size * this.setting.scale;
  }

  measure(style: TextStyle): (text: string, size: number) => number {
    return style.isBold === true ? this.fonts.bold : this.fonts.regular;
  }

  /** A text in one part, at most as many lines as its style allows. */
  paragraph(tag: SheetTag, text: string, place: SheetPlace, style: TextStyle): SheetColumn {
    const size = this.scaled(style.size);
    const { width } = place;
    const most = style.most ?? this.setting.proseLines;
    const lines = wrapText(text, { width, size, most }, this.measure(style));
    const top = place.y + (style.above ?? 0) * size;
    const shapes = lines.map((line, index) =>
      this.label(line, { ...place, y: top + index * leading * size }, style),
    );
    return { bottom: top + lines.length * leading * size, parts: [{ tag, shapes }] };
  }

  /** One line, with its upper edge there. */
  label(text: string, { x, y }: Omit<SheetPlace, 'width'>, style: TextStyle): ChartLabel {
    const { fill = 'ink', isBold = false } = style;
    const size = this.scaled(style.size);
    return { kind: 'label', x, y: y + size, anchor: 'start', size, isBold, fill, text };
  }

  /** A cell of a table with one line in it. */
  cell(tag: 'TH' | 'TD', text: string, place: SheetPlace, style: TextStyle): SheetPart {
    const fitted = fitText(text, place.width, this.scaled(style.size), this.measure(style));
    return { tag, shapes: [this.label(fitted, place, style)] };
  }

  /** How far down one line of this style reaches. */
  lineHeight({ size }: TextStyle): number {
    return leading * this.scaled(size);
  }
}

/** Columns that follow each other, each begun where the last one ended. */
export function stack(
  top: number,
  makers: readonly ((y: number) => SheetColumn | null)[],
): SheetColumn {
  const parts: SheetPart[] = [];
  let bottom = top;
  for (const make of makers) {
    const made = make(bottom);
    if (made === null) continue;
    parts.push(...made.parts);
    bottom = made.bottom;
  }
  return { bottom, parts };
}

import type { ChartShape } from './chart-shapes.js';
import { describeChart } from './describe-chart.js';
import { layOutBars } from './lay-out-bars.js';
import { layOutMatrix } from './lay-out-matrix.js';
import { layOutRadar } from './lay-out-radar.js';
import { caveat, listFacts, sayOrigin } from './report-words.js';
import { sayRange, sayScore, statusWords } from './say-figures.js';
import type { SheetColumn, SheetFonts, SheetPart, SheetPlace, SheetSetting } from './sheet-part.js';
import { SheetWriter, stack, type TextStyle } from './sheet-writer.js';
import type { ShownReport } from './shown-report.js';

/** A4, in points. */
export const sheetSize = { width: 595.28, height: 841.89 } as const;
const margin = 34;
const gutter = 18;

export interface SheetWish {
  readonly chart: 'bars' | 'radar';
  /** A day as readers say it. */
  readonly sayDay: (day: string) => string;
}

/** From what is pleasant to what can just be read. */
const settings: readonly Omit<SheetSetting, 'mostSkills'>[] = [
  { scale: 1, isRoomy: true, proseLines: 4 },
  { scale: 0.9, isRoomy: true, proseLines: 4 },
  { scale: 0.9, isRoomy: false, proseLines: 3 },
  { scale: 0.8, isRoomy: false, proseLines: 3 },
  { scale: 0.7, isRoomy: false, proseLines: 2 },
  { scale: 0.6, isRoomy: false, proseLines: 2 },
  { scale: 0.52, isRoomy: false, proseLines: 1 },
];

/**
 * The report on one sheet of A4: in the largest setting in which it fits, and beyond the smallest one with
 * fewer skills. The foot with its warning is never what is left out.
 */
export function layOutSheet(report: ShownReport, wish: SheetWish, fonts: SheetFonts): SheetPart[] {
  const width = sheetSize.width - 2 * margin;
  const foot = footOf(report, new SheetWriter(fonts, { ...settings[0], ...whole }), width);
  const end = sheetSize.height - margin - foot.bottom;
  const skills = report.skills?.length ?? 0;
  const fewer = Array.from({ length: skills }, (_, index) => skills - 1 - index);
  const tries = [
    ...settings.map((setting) => ({ ...setting, mostSkills: skills })),
    ...fewer.map((mostSkills) => ({ ...smallest, mostSkills })),
  ];
  for (const setting of tries) {
    const body = bodyOf(report, wish, new SheetWriter(fonts, setting), width);
    if (body.bottom <= end || setting.mostSkills === 0) {
      return [...body.parts, ...foot.parts.map((part) => moveDown(part, end))];
    }
  }
  return foot.parts.map((part) => moveDown(part, end));
}

const smallest = { scale: 0.52, isRoomy: false, proseLines: 1 } as const;
const whole = { scale: 1, isRoomy: true, proseLines: 4, mostSkills: 0 } as const;

const title: TextStyle = { size: 16, isBold: true, most: 2 };
const heading: TextStyle = { size: 10, isBold: true, most: 1, above: 0.7 };
const prose: TextStyle = { size: 8.5, above: 0.25 };
const quiet: TextStyle = { size: 8.5, fill: 'quiet', most: 1 };
const small: TextStyle = { size: 6.5, fill: 'quiet', most: 4, above: 0.2 };

function bodyOf(
  report: ShownReport,
  wish: SheetWish,
  writer: SheetWriter,
  width: number,
): SheetColumn {
  const at = (y: number): SheetPlace => ({ x: margin, y, width });
  return stack(margin, [
    (y) => writer.paragraph('H1', `Readiness: ${report.targetName}`, at(y), title),
    (y) => writer.paragraph('P', sayHead(report, wish), at(y), quiet),
    (y) => overallOf(report, wish, writer, at(y)),
    (y) => wordsOf(report, writer, at(y)),
    (y) =>
      report.skills === undefined
        ? null
        : stack(y, [
            (top) => writer.paragraph('H2', 'Skills', at(top), heading),
            (top) => layOutMatrix(report, writer, at(top)),
          ]),
    (y) =>
      sideBySide(at(y), [
        (place) => nextOf(report, writer, place),
        (place) => historyOf(report, wish, writer, place),
      ]),
  ]);
}

function sayHead({ learnerName, asOf, overall }: ShownReport, { sayDay }: SheetWish): string {
  const name = learnerName === undefined ? '' : `${learnerName}, `;
  const day = overall?.interviewDay ?? null;
  const interview = day === null ? '' : `, for an interview on ${sayDay(day)}`;
  return `${name}as of ${sayDay(asOf.slice(0, 10))}${interview}`;
}

/** The figures of the whole beside the chart. */
function overallOf(
  report: ShownReport,
  wish: SheetWish,
  writer: SheetWriter,
  place: SheetPlace,
): SheetColumn | null {
  if (report.overall === undefined && report.skills === undefined) return null;
  return sideBySide(place, [
    (left) => factsOf(report, writer, left),
    (right) => chartOf(report, wish, writer, right),
  ]);
}

function factsOf(report: ShownReport, writer: SheetWriter, place: SheetPlace): SheetColumn | null {
  const { overall } = report;
  if (overall === undefined) return null;
  const score = `${sayScore(overall.score)} of 100`;
  const facts = listFacts(report).map(({ name, value }) => (y: number): SheetColumn => {
    const own = { ...place, y };
    const beside = { x: place.x + 0.48 * place.width, y, width: 0.52 * place.width };
    const key = writer.paragraph('P', name, { ...own, width: 0.46 * place.width }, quiet);
    const said = writer.paragraph('P', value, beside, { size: 8.5, most: 2 });
    return { bottom: Math.max(key.bottom, said.bottom), parts: [...key.parts, ...said.parts] };
  });
  return stack(place.y, [
    (y) => writer.paragraph('H2', 'Overall', { ...place, y }, heading),
    (y) => writer.paragraph('P', score, { ...place, y }, { size: 18, isBold: true, most: 1 }),
    ...facts,
  ]);
}

/** A third of the sheet at most: many bars are thin ones. */
function chartOf(
  report: ShownReport,
  { chart }: SheetWish,
  writer: SheetWriter,
  place: SheetPlace,
): SheetColumn {
  const layOut = chart === 'radar' ? layOutRadar : layOutBars;
  const { width } = place;
  const measure = writer.measure({ size: 0 });
  const draw = (fontSize: number) => layOut(report, { width, fontSize, measure });
  const most = 215 * writer.setting.scale;
  const wanted = draw(writer.scaled(8));
  const { shapes, height } =
    wanted.height <= most ? wanted : draw((writer.scaled(8) * most) / wanted.height);
  return stack(place.y, [
    (y) => writer.paragraph('H2', 'Chart', { ...place, y }, heading),
    (y) => {
      const moved = shapes.map((shape) => moveShape(shape, place.x, y));
      const figure = { tag: 'Figure', alt: describeChart(report), shapes: moved } as const;
      return { bottom: y + Math.min(height, wanted.height), parts: [figure] };
    },
  ]);
}

function wordsOf({ explanation = [] }: ShownReport, writer: SheetWriter, place: SheetPlace) {
  if (explanation.length === 0) return null;
  return stack(place.y, [
    (y) => writer.paragraph('H2', 'In words', { ...place, y }, heading),
    ...explanation.map(
      (text) => (y: number) => writer.paragraph('P', text, { ...place, y }, prose),
    ),
  ]);
}

function nextOf({ next = [] }: ShownReport, writer: SheetWriter, place: SheetPlace) {
  if (next.length === 0) return null;
  const lines = next.map(({ title: name, minutes, gain }, index) => (y: number) => {
    const text = `${index + 1}. +${(gain * 100).toFixed(1)} points in ${minutes} minutes: ${name}`;
    return writer.paragraph('P', text, { ...place, y }, { size: 8, most: 1 });
  });
  return stack(place.y, [
    (y) => writer.paragraph('H2', 'Study next', { ...place, y }, heading),
    ...lines,
  ]);
}

function historyOf(
  { history = [] }: ShownReport,
  { sayDay }: SheetWish,
  writer: SheetWriter,
  place: SheetPlace,
) {
  if (history.length === 0) return null;
  const lines = history.map(({ asOf, score, range, status }) => (y: number) => {
    const ends = range === undefined ? '' : ` (${sayRange(range)})`;
    const day = sayDay(asOf.slice(0, 10));
    const text = `${day}: ${sayScore(score)}${ends}, ${statusWords[status].toLowerCase()}`;
    return writer.paragraph('P', text, { ...place, y }, { size: 8, most: 1 });
  });
  return stack(place.y, [
    (y) => writer.paragraph('H2', 'Earlier scores', { ...place, y }, heading),
    ...lines,
  ]);
}

function footOf(report: ShownReport, writer: SheetWriter, width: number): SheetColumn {
  const at = (y: number): SheetPlace => ({ x: margin, y, width });
  return stack(0, [
    (y) => writer.paragraph('P', caveat, at(y), small),
    (y) => writer.paragraph('P', sayOrigin(report), at(y), small),
    (y) => writer.paragraph('P', `Inputs (SHA-256): ${report.inputHash}`, at(y), small),
  ]);
}

/** Two halves of a place; one that is left alone begins at the left. */
function sideBySide(
  { x, y, width }: SheetPlace,
  makers: readonly ((place: SheetPlace) => SheetColumn | null)[],
): SheetColumn {
  const half = (width - gutter) / 2;
  const made: SheetColumn[] = [];
  for (const make of makers) {
    const column = make({ x: x + made.length * (half + gutter), y, width: half });
    if (column !== null) made.push(column);
  }
  const bottom = Math.max(y, ...made.map((column) => column.bottom));
  return { bottom, parts: made.flatMap(({ parts }) => parts) };
}

function moveDown(part: SheetPart, by: number): SheetPart {
  return {
    ...part,
    shapes: (part.shapes ?? []).map((shape) => ({ ...shape, y: yOf(shape) + by })),
  };
}

const yOf = (shape: object): number => ('y' in shape && typeof shape.y === 'number' ? shape.y : 0);

function moveShape(shape: ChartShape, x: number, y: number): ChartShape {
  if (shape.kind !== 'path') return { ...shape, x: shape.x + x, y: shape.y + y };
  return { ...shape, points: shape.points.map(([left, top]) => [left + x, top + y]) };
}

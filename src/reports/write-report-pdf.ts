import { fileURLToPath } from 'node:url';
import PdfDocument from 'pdfkit';
import { lightColours } from '../platform/charts/chart-colours.js';
import { sayDay } from '../platform/charts/words.js';
import type { ChartBar, ChartLabel, ChartPath } from './domain/chart-shapes.js';
import { layOutSheet, sheetSize } from './domain/lay-out-sheet.js';
import { hasRightToLeft, orderWords } from './domain/order-words.js';
import type { SheetLink, SheetPart, SheetShape } from './domain/sheet-part.js';
import type { ShownReport } from './domain/shown-report.js';
import { toPlainReport } from './domain/to-plain-report.js';
import type { ChartKind } from './lay-out-chart.js';

/** What a sheet is made of; plain, since it crosses into a thread. */
export interface PdfOrder {
  readonly report: ShownReport;
  readonly chart: ChartKind;
}

/** Letters of most scripts of Europe and the Near East, and narrow enough for a table. */
const [regular, bold] = ['regular', 'bold'];
const fontFiles: Readonly<Record<string, string>> = {
  [regular]: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  [bold]: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/**
 * The report as one sheet of A4 with its fonts in it and its structure told to screen readers. The same
 * report is the same bytes. Takes a tenth of a second, so it runs in a thread of its own.
 */
export async function writeReportPdf({ report, chart }: PdfOrder): Promise<Uint8Array> {
  const shown = toPlainReport(report);
  const pdf = begin(shown);
  const measureIn = (font: string) => (text: string, size: number) =>
    pdf.font(font).fontSize(size).widthOfString(text);
  const fonts = { regular: measureIn(regular), bold: measureIn(bold) };
  const parts = layOutSheet(shown, { chart, sayDay }, fonts);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const part of parts) root.add(build(pdf, part));
  root.end();
  return finish(pdf);
}

type Pdf = InstanceType<typeof PdfDocument>;

function begin({ targetName, learnerName, asOf }: ShownReport): Pdf {
  const pdf = new PdfDocument({
    size: [sheetSize.width, sheetSize.height],
    margin: 0,
    lang: 'en',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    info: {
      Title: `Readiness: ${targetName}`,
      ...(learnerName !== undefined && { Author: learnerName }),
      Creator: 'Rehearse',
      Producer: 'Rehearse',
      CreationDate: new Date(asOf),
    },
  });
  for (const [name, url] of Object.entries(fontFiles)) pdf.registerFont(name, fileURLToPath(url));
  return pdf;
}

async function finish(pdf: Pdf): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  pdf.on('end', resolve);
  pdf.on('error', reject);
  pdf.end();
  await promise;
  return new Uint8Array(Buffer.concat(pieces));
}

type Structure = ReturnType<Pdf['struct']>;

function build(pdf: Pdf, { tag, alt, shapes = [], parts = [] }: SheetPart): Structure {
  const draw = (): void => {
    for (const shape of shapes) drawShape(pdf, shape);
  };
  const children = parts.map((part) => build(pdf, part));
  const own = shapes.length === 0 ? [] : [draw];
  return pdf.struct(tag, alt === undefined ? {} : { alt }, [...own, ...children]);
}

function drawShape(pdf: Pdf, shape: SheetShape): void {
  if (shape.kind === 'label') return drawLabel(pdf, shape);
  if (shape.kind === 'path') return drawPath(pdf, shape);
  if (shape.kind === 'bar') return drawBar(pdf, shape);
  drawLink(pdf, shape);
}

function drawLabel(pdf: Pdf, { x, y, anchor, size, fill, text, isBold = false }: ChartLabel): void {
  pdf
    .font(isBold ? bold : regular)
    .fontSize(size)
    .fillColor(lightColours[fill]);
  const words = orderWords(text);
  const width = pdf.widthOfString(words);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const set = (piece: string, at: number): void => {
    if (piece !== '') pdf.text(piece, at, y, { lineBreak: false, baseline: 'alphabetic' });
  };
  if (!hasRightToLeft(text)) return set(text, left);
  // A word that runs to the left takes the blank after it along to its left: each word by itself, then.
  const blank = pdf.widthOfString(' ');
  let at = left;
  for (const word of words.split(' ')) {
    set(word, at);
    at += pdf.widthOfString(word) + blank;
  }
}

function drawPath(
  pdf: Pdf,
  { points, isClosed = false, stroke, strokeWidth, dash }: ChartPath,
): void {
  const [first, ...others] = points;
  if (first === undefined) return;
  pdf.save().moveTo(...first);
  for (const point of others) pdf.lineTo(...point);
  if (isClosed) pdf.closePath();
  if (dash !== undefined) pdf.dash(dash[0], { space: dash[1] });
  pdf.lineWidth(strokeWidth).stroke(lightColours[stroke]).restore();
}

function drawBar(pdf: Pdf, { x, y, width, height, fill, stroke }: ChartBar): void {
  pdf.rect(x, y, width, height);
  if (stroke === undefined) pdf.fill(lightColours[fill]);
  else pdf.lineWidth(0.6).fillAndStroke(lightColours[fill], lightColours[stroke]);
}

function drawLink(pdf: Pdf, { x, y, width, height, url }: SheetLink): void {
  pdf.link(x, y, width, height, url);
}

import { describe, expect, it } from '@jest/globals';
import {
  emptyReport,
  sampleMaterial,
  sampleReport,
  sampleSkill,
  sampleSuggestion,
} from '../../../test/support/reports.js';
import type { ReadinessReport } from '../../readiness/domain/readiness-report.js';
import { layOutSheet, sheetSize } from './lay-out-sheet.js';
import { estimateTextWidth } from './estimate-text-width.js';
import { everything, type ReportSection } from './share-choice.js';
import type { SheetPart, SheetShape } from './sheet-part.js';
import { showOnly } from './show-only.js';

const wish = { chart: 'bars', sayDay: (day: string) => day } as const;
const fonts = { regular: estimateTextWidth, bold: estimateTextWidth };
const lay = (report: ReadinessReport, sections: readonly ReportSection[] = everything.sections) =>
  layOutSheet(showOnly(sampleMaterial({ report }), { ...everything, sections }), wish, fonts);

const shapesOf = (parts: readonly SheetPart[]): SheetShape[] =>
  parts.flatMap(({ shapes = [], parts: inner = [] }) => [...shapes, ...shapesOf(inner)]);
const labelsOf = (parts: readonly SheetPart[]) =>
  shapesOf(parts).flatMap((shape) => (shape.kind === 'label' ? [shape] : []));
const wordsOf = (parts: readonly SheetPart[]) => labelsOf(parts).map(({ text }) => text);

const long = 'A name that goes on for as long as names may be, and then a little further. '.repeat(
  3,
);
const longest = (count: number) =>
  sampleReport({
    targetName: long,
    skills: Array.from({ length: count }, (_, index) => sampleSkill(index, { name: long })),
    explanation: Array.from({ length: 12 }, () => long.repeat(3)),
    next: Array.from({ length: 10 }, (_, index) => ({ ...sampleSuggestion(index), title: long })),
  });

describe('the sheet', () => {
  it('has the headings, the figures, the matrix and the foot', () => {
    const words = wordsOf(lay(sampleReport()));
    expect(words).toEqual(
      expect.arrayContaining([
        'Readiness: Senior backend engineer',
        '63 of 100',
        '56 to 70',
        'must-have, at least 45',
        'Study next',
        '2026-11-01: 44 (30 to 58), thin evidence',
        `Inputs (SHA-256): ${sampleReport().inputHash}`,
      ]),
    );
    expect(words.join(' ')).toContain('do not use it for hiring');
  });

  it('says of each part what it is', () => {
    const tags = lay(sampleReport()).map(({ tag }) => tag);
    expect(tags.slice(0, 4)).toEqual(['H1', 'P', 'H2', 'P']);
    expect(tags.filter((tag) => tag === 'Figure' || tag === 'Table')).toEqual(['Figure', 'Table']);
    const figure = lay(sampleReport()).find(({ tag }) => tag === 'Figure');
    expect(figure?.alt).toContain('Databases: 71 (61 to 80).');
  });

  it.each([
    ['nobody knows anything of', emptyReport()],
    ['is as usual', sampleReport()],
    ['has many words', longest(6)],
    ['has many skills', longest(30)],
    ['has as many skills as a target may have', longest(60)],
  ])('keeps within its edges when it %s', (_, report) => {
    const parts = lay(report);
    for (const { x, y, size, text, anchor } of labelsOf(parts)) {
      const width = estimateTextWidth(text, size);
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      expect([text, left >= 30, left + width <= sheetSize.width - 30]).toEqual([text, true, true]);
      expect([text, y > 30, y < sheetSize.height - 30]).toEqual([text, true, true]);
    }
    const foot = labelsOf(parts.slice(-3)).map(({ y, size }) => y - size);
    const body = labelsOf(parts.slice(0, -3)).map(({ y }) => y);
    expect(Math.max(...body)).toBeLessThan(Math.min(...foot));
  });

  it('leads to pieces of a portfolio and nowhere else', () => {
    const links = shapesOf(lay(sampleReport())).flatMap((s) => (s.kind === 'link' ? [s.url] : []));
    expect(links).toEqual([0, 1, 2, 3, 4, 5].map((index) => `https://example.org/work/${index}`));
  });

  it('is made of what is shown', () => {
    const words = wordsOf(lay(sampleReport(), ['skills'])).join(' ');
    expect(words).toContain('System design');
    expect(words).not.toMatch(/\b56\b|Overall|Study next|Earlier|Evidence|In words|range/u);
  });
});

import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import {
  emptyReport,
  hostileReport,
  longestReport,
  sampleMaterial,
  sampleReport,
} from '../../test/support/reports.js';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import { everything } from './domain/share-choice.js';
import { showOnly } from './domain/show-only.js';
import { writeReportPdf } from './write-report-pdf.js';

const write = (report: ReadinessReport, chart: 'bars' | 'radar' = 'bars') =>
  writeReportPdf({ report: showOnly(sampleMaterial({ report }), everything), chart });

async function read(pdf: Uint8Array) {
  const sheet = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(sheet, { mergePages: true });
  const page = await sheet.getPage(1);
  const links = (await page.getAnnotations()) as { url?: string }[];
  return { text, totalPages, view: page.view, links: links.map(({ url }) => url), sheet };
}

describe('a report on paper', () => {
  it.each([
    ['as usual', sampleReport()],
    ['without data', emptyReport()],
    ['with as much as there can be', longestReport(60)],
    ['of somebody who tries to break it', hostileReport()],
  ])('is one sheet of A4 %s', async (_, report) => {
    for (const chart of ['bars', 'radar'] as const) {
      const { totalPages, view, text } = await read(await write(report, chart));
      expect([totalPages, ...view.map(Math.round)]).toEqual([1, 0, 0, 595, 842]);
      expect(text).toContain('do not use it for hiring');
      expect(text).toContain(report.inputHash);
    }
  });

  it('says everything, in letters that can be searched', async () => {
    const { text, links, sheet } = await read(await write(sampleReport()));
    for (const words of [
      'Readiness: Senior backend engineer',
      'Robin Example, as of 22 November 2026, for an interview on 23 January 2027',
      'System design 24% 78 68 to 87 42% 12 Borderline Load test report, portfolio',
      'must-have, at least 45',
      '1 November 2026: 44 (30 to 58), thin evidence',
    ]) {
      expect(text).toContain(words);
    }
    expect(links).toEqual([0, 1, 2, 3, 4, 5].map((index) => `https://example.org/work/${index}`));
    const { info } = await getMeta(sheet);
    expect(info).toMatchObject({ Title: 'Readiness: Senior backend engineer', Language: 'en' });
  });

  it('says it in every script, in the order of reading', async () => {
    const report = sampleReport({ targetName: 'Ведущий Ωμέγα שלום עולם مرحبا 😀' });
    const { text } = await read(await write(report));
    for (const word of ['Ведущий', 'Ωμέγα', 'שלום', 'עולם', '😀']) expect(text).toContain(word);
  });

  it('brings its fonts and its structure along', async () => {
    const raw = Buffer.from(await write(sampleReport())).toString('latin1');
    const fonts = Array.from(raw.matchAll(/\/BaseFont \/([A-Z]{6}\+[\w-]+)/gu), ([, name]) => name);
    const names = new Set(fonts.map((name) => name?.slice(7)));
    expect(names).toEqual(new Set(['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold']));
    expect(raw.match(/\/FontFile2 /gu)).toHaveLength(2);
    expect(raw).not.toContain('Helvetica');
    for (const tag of ['Document', 'H1', 'Table', 'TR', 'TH', 'Figure'])
      expect(raw).toContain(`/S /${tag}`);
    expect(raw).toContain('/Marked true');
  });

  it('is the same bytes for the same report', async () => {
    const [one, other] = [await write(sampleReport()), await write(sampleReport())];
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import sax from 'sax';
import {
  emptyReport,
  hostileReport,
  longestReport,
  sampleMaterial,
  sampleReport,
} from '../../test/support/reports.js';
import { darkColours, lightColours, listColours } from '../platform/charts/chart-colours.js';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import { estimateTextWidth } from './domain/estimate-text-width.js';
import { everything, type ReportSection } from './domain/share-choice.js';
import { showOnly } from './domain/show-only.js';
import { writeBadgeSvg } from './write-badge-svg.js';
import { writeChartSvg } from './write-chart-svg.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a file; throws on what is no XML. */
function read(svg: string): { elements: Element[]; texts: string[] } {
  const elements: Element[] = [];
  const texts: string[] = [];
  const parser = sax.parser(true);
  Object.assign(parser, {
    onerror: (error: Error): never => {
      throw error;
    },
    onopentag: (element: Element) => elements.push(element),
    ontext: (text: string) => texts.push(text),
  });
  parser.write(svg).close();
  return { elements, texts };
}

const show = (report: ReadinessReport, sections: readonly ReportSection[] = everything.sections) =>
  showOnly(sampleMaterial({ report }), { ...everything, sections });
const reports: [string, ReadinessReport][] = [
  ['as usual', sampleReport()],
  ['without data', emptyReport()],
  ['with as much as there can be', longestReport(60)],
  ['of somebody who tries to break it', hostileReport()],
];
const known = new Set(['svg', 'title', 'style', 'rect', 'polyline', 'polygon', 'text']);

describe('the chart as a file', () => {
  it.each(reports)('is an image that is named, and well-formed, %s', (_, report) => {
    for (const chart of ['bars', 'radar'] as const) {
      for (const theme of ['light', 'dark', 'auto'] as const) {
        const { elements } = read(writeChartSvg(show(report), { chart, theme }));
        const [root] = elements;
        expect(root).toMatchObject({ name: 'svg', attributes: { role: 'img' } });
        expect(root?.attributes['aria-label']).toMatch(/^Readiness: .* Scores out of 100/su);
        expect(elements.filter(({ name }) => !known.has(name))).toEqual([]);
      }
    }
  });

  it('says its numbers to those who do not see it', () => {
    const { elements } = read(
      writeChartSvg(show(sampleReport()), { chart: 'bars', theme: 'light' }),
    );
    expect(elements[0]?.attributes['aria-label']).toBe(
      'Readiness: Senior backend engineer. Scores out of 100, 80% range in brackets; the bar is 60. ' +
        'Overall: 63 (56 to 70). System design: 78 (68 to 87). Databases: 71 (61 to 80). ' +
        'Concurrency: 64 (54 to 73). APIs: 57 (47 to 66). Operations: 50 (40 to 59), thin. ' +
        'Algorithms: 43 (33 to 52).',
    );
  });

  it.each([
    ['light', lightColours],
    ['dark', darkColours],
  ] as const)('uses the colours of the theme %s alone', (theme, colours) => {
    const svg = writeChartSvg(show(sampleReport()), { chart: 'bars', theme });
    const used = Array.from(svg.matchAll(/(?:fill|stroke)="([^"]*)"/gu), ([, colour]) => colour);
    const allowed = [...listColours(colours), 'none'];
    expect(used.filter((colour) => !allowed.includes(colour ?? ''))).toEqual([]);
    expect(used).toEqual(
      expect.arrayContaining([colours.band, colours.primary, colours.secondary]),
    );
  });

  it('is the same for the same report', () => {
    const draw = () => writeChartSvg(show(sampleReport()), { chart: 'bars', theme: 'auto' });
    expect(draw()).toBe(draw());
    expect(draw()).toContain('@media (prefers-color-scheme:dark)');
  });
});

describe('the badge', () => {
  const label = (report: ReadinessReport, sections?: ReportSection[]) =>
    read(writeBadgeSvg(show(report, sections))).elements[0]?.attributes['aria-label'];

  it.each(reports)('is well-formed, and as wide as its words, %s', (_, report) => {
    const { elements } = read(writeBadgeSvg(show(report)));
    const [root, ...others] = elements;
    const widths = others
      .filter(({ name }) => name === 'rect')
      .map((e) => Number(e.attributes['width']));
    const words = others.filter(({ name }) => name === 'text');
    expect(Number(root?.attributes['width'])).toBeCloseTo((widths[0] ?? 0) + (widths[1] ?? 0));
    for (const [index, { attributes }] of words.entries()) {
      expect(Number(attributes['textLength']) + 14).toBeCloseTo(widths[index] ?? 0);
    }
    expect(Number(root?.attributes['width'])).toBeLessThan(450);
  });

  it('is exactly as wide as its words are in its font', () => {
    const [, words] = read(writeBadgeSvg(show(sampleReport()))).elements.filter(
      (e) => e.name === 'text',
    );
    expect(words?.attributes['textLength']).toBe(
      String(Math.round(estimateTextWidth('63 of 100 (56 to 70)', 11) * 10) / 10),
    );
  });

  it('says in words what it shows', () => {
    expect(label(sampleReport())).toBe(
      'Readiness for Senior backend engineer: 63 of 100 (56 to 70), as of 22 November 2026',
    );
    expect(label(sampleReport({ status: 'thin' }), ['overall'])).toContain(': 63 of 100, thin,');
    expect(label(emptyReport())).toContain(': no data yet,');
    expect(label(sampleReport(), ['skills'])).toContain(': see report,');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleReport, sampleSkill, sampleSuggestion } from '../../test/support/reports.js';
import { reportSections, type ReportSection, type ShareChoice } from './domain/share-choice.js';
import { showOnly, type ReportMaterial } from './domain/show-only.js';
import type { ShownReport } from './domain/shown-report.js';
import { layOutSheet } from './domain/lay-out-sheet.js';
import { estimateTextWidth } from './domain/estimate-text-width.js';
import { toPlainReport } from './domain/to-plain-report.js';
import { writeBadgeSvg } from './write-badge-svg.js';
import { writeChartSvg } from './write-chart-svg.js';
import { writeReportMarkdown } from './write-report-markdown.js';
import { writeReportPage } from './write-report-page.js';

/** A figure of 0..1 that nothing else in the report has: it reads as its first two digits, and those alone. */
const material: ReportMaterial = {
  learnerName: 'NAME-OF-LEARNER',
  report: sampleReport({
    targetName: 'Target',
    bar: 0.6,
    score: 0.8311,
    passProbability: 0.9711,
    scoreIfOnPlan: 0.8911,
    passProbabilityIfOnPlan: 0.9311,
    coverage: 0.7711,
    attempts: 777,
    low80: 0.7911,
    high80: 0.8711,
    sd: 0.0911,
    mockLow80: 0.6911,
    mockHigh80: 0.9911,
    interviewDay: '2033-03-13',
    interviewAt: '2033-03-13T11:00:00.000Z',
    weakestGate: 'slug-of-skill',
    explanation: ['WORDS-OF-EXPLANATION'],
    skills: [
      sampleSkill(0, {
        name: 'NAME-OF-SKILL',
        skillId: 'slug-of-skill',
        minScore: 0.4111,
        mustHave: true,
        score: 0.3311,
        low80: 0.2911,
        high80: 0.3711,
        sd: 0.0811,
        evidence: [
          {
            kind: 'portfolio',
            id: 'id-of-piece',
            url: 'https://example.org/piece',
            title: 'PIECE',
          },
          { kind: 'attempt', id: 'id-of-attempt', url: null, title: 'ANSWER' },
        ],
        mustHaveOpen: ['open-must-have', 'another'],
      }),
    ],
    next: [
      { ...sampleSuggestion(0), title: 'TITLE-OF-NEXT', skillId: 'slug-of-skill', minutes: 717 },
    ],
    askNext: { skillId: 'slug-of-skill', sdNow: 0.0911, sdAfter: 0.0711 },
  }),
  history: [
    {
      asOf: '2031-05-17T00:00:00.000Z',
      status: 'thin',
      score: 0.2311,
      low80: 0.1911,
      high80: 0.2711,
      sd: 0.1,
    },
  ],
};

/** What gives a part of a report away, wherever it is written. */
const marks: Readonly<Record<ReportSection, readonly RegExp[]>> = {
  overall: [
    /\b83\b|0\.8311/u,
    /\b97%|0\.9711/u,
    /\b777\b/u,
    /13 March 2033|2033-03-13/u,
    /\b89\b|0\.8911/u,
  ],
  skills: [/NAME-OF-SKILL|slug-of-skill/u, /\b33\b|0\.3311/u, /\b41\b|0\.4111/u],
  ranges: [
    /79 to 87|0\.7911/u,
    /69 to 99|0\.6911/u,
    /29 to 37|0\.2911/u,
    /19 to 27|0\.1911/u,
    /\b80% range/iu,
  ],
  evidence: [/PIECE|example\.org/u, /ANSWER|id-of-attempt/u],
  next: [/TITLE-OF-NEXT/u, /\b717\b/u, /missed|open-must-have/u],
  explanation: [/WORDS-OF-EXPLANATION/u],
  history: [/17 May 2031|2031-05-17/u, /\b23\b|0\.2311/u],
};

const fonts = { regular: estimateTextWidth, bold: estimateTextWidth };

/** What every format says, without what is the same in all of them: style sheets and places. */
function writeAll(shown: ShownReport): string[] {
  const wish = { chart: 'bars', theme: 'auto' } as const;
  const sheet = layOutSheet(toPlainReport(shown), { chart: 'bars', sayDay: (day) => day }, fonts);
  const spoken = (markup: string): string =>
    markup
      .replaceAll(/<style>.*?<\/style>/gsu, '')
      .replaceAll(/ (?!aria-label|href)[\w-]+="[^"]*"/gu, '');
  return [
    JSON.stringify(shown),
    spoken(writeReportPage(shown, wish)),
    writeReportMarkdown(shown),
    spoken(writeChartSvg(shown, wish)),
    spoken(writeChartSvg(shown, { ...wish, chart: 'radar' })),
    spoken(writeBadgeSvg(shown)),
    JSON.stringify(sheet, (_, value: unknown) => (typeof value === 'number' ? undefined : value)),
  ].map((text) => text.replaceAll(shown.inputHash, ''));
}

const anyChoice: fc.Arbitrary<ShareChoice> = fc.record({
  sections: fc.subarray([...reportSections], { minLength: 1 }),
  showsName: fc.boolean(),
});

describe('what was not chosen', () => {
  it('occurs in no format', () => {
    const { failed, counterexample } = fc.check(
      fc.property(anyChoice, (choice) => {
        const written = writeAll(showOnly(material, choice));
        const hidden = reportSections.filter((section) => !choice.sections.includes(section));
        const telling = hidden.flatMap((section) => marks[section]);
        if (!choice.showsName) telling.push(/NAME-OF-LEARNER/u);
        telling.push(new RegExp(`${material.report.learnerId}|${material.report.targetId}`, 'u'));
        const found = written.flatMap((text, format) =>
          telling.flatMap((mark) =>
            mark.test(text) ? [`${format}: ${mark.exec(text)?.[0]}`] : [],
          ),
        );
        if (found.length > 0) throw new Error(found.join('; '));
      }),
      { numRuns: 400 },
    );
    expect([failed, counterexample]).toEqual([false, null]);
  });

  it('is all that is missing: with everything chosen every mark is there', () => {
    const [json = '', ...others] = writeAll(
      showOnly(material, { sections: reportSections, showsName: true }),
    );
    for (const section of reportSections) {
      const missing = marks[section].filter(
        (mark) => ![json, ...others].some((text) => mark.test(text)),
      );
      expect([section, missing]).toEqual([section, []]);
    }
    expect(json).toContain('NAME-OF-LEARNER');
  });
});

describe('what was chosen', () => {
  it('is made of named fields: one that reports gain later is not shown', () => {
    const report = { ...material.report, secret: 'SECRET' };
    const skills = report.skills.map((skill) => ({ ...skill, secret: 'SECRET' }));
    const shown = showOnly(
      { ...material, report: { ...report, skills } },
      { sections: reportSections, showsName: true },
    );
    expect(JSON.stringify(shown)).not.toContain('SECRET');
  });

  it('is nothing but where the figures come from, when nothing is', () => {
    expect(showOnly(material, { sections: [], showsName: false })).toEqual({
      schema: 'shared-readiness-report/1',
      formula: 'readiness/1',
      jobVersion: 3,
      inputHash: material.report.inputHash,
      asOf: '2026-11-22T09:30:00.000Z',
      targetName: 'Target',
      bar: 0.6,
      novelty: 0.5,
      mockQuestions: 10,
    });
  });
});

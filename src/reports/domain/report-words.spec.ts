import { describe, expect, it } from '@jest/globals';
import { emptyReport, sampleMaterial, sampleReport } from '../../../test/support/reports.js';
import { listFacts, sayOrigin } from './report-words.js';
import { everything, type ReportSection } from './share-choice.js';
import { showOnly } from './show-only.js';

const shown = (sections: readonly ReportSection[], report = sampleReport()) =>
  showOnly(sampleMaterial({ report }), { ...everything, sections });
const lines = (sections: readonly ReportSection[], report = sampleReport()) =>
  listFacts(shown(sections, report)).map(({ name, value }) => `${name}: ${value}`);

describe('what is said of the whole', () => {
  it('is every figure', () => {
    expect(lines(everything.sections)).toEqual([
      'Status: Borderline',
      '80% range: 56 to 70',
      'One interview (8 in 10): 48 to 78',
      'Chance of reaching the bar: 58%',
      'Must-have at the greatest risk: Databases',
      'If practised as planned: 71 (chance 79%)',
      'Rests on: 57 graded answers, 41% of the questions',
      'Weight of the grades: coach 39%, LLM 34%, self 17%, peers 10%',
    ]);
  });

  it('leaves out what is not shown', () => {
    expect(lines(['overall']).join()).not.toMatch(/range|interview|Databases/u);
    expect(lines(['skills', 'ranges'])).toEqual([]);
  });

  it('has no figures without data', () => {
    expect(lines(['overall', 'ranges'], emptyReport())).toEqual([
      'Status: No data yet',
      '80% range: –',
      'One interview (8 in 10): –',
      'Chance of reaching the bar: –',
      'Rests on: 0 graded answers, 0% of the questions',
      'Weight of the grades: no grades yet',
    ]);
    expect(lines(['overall'], sampleReport({ attempts: 1 }))).toContain(
      'Rests on: 1 graded answer, 41% of the questions',
    );
  });

  it('is where the figures come from', () => {
    expect(sayOrigin(shown(['next']))).toBe(
      'Formula readiness/1, calibration 3. Bar 60, 10 questions, 50% of them unseen.',
    );
  });
});

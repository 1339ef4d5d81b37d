import { describe, expect, it } from '@jest/globals';
import { readinessInput } from '../../../test/support/readiness-inputs.js';
import { sampleReport, sampleSkill } from '../../../test/support/reports.js';
import { assessReadiness } from './assess-readiness.js';
import { explainAskNext, explainStudyNext } from './explain-next.js';
import { outcomeRequest } from './explain-readiness.js';
import { lookBack } from './look-back.js';
import type { Readiness } from './readiness.js';

const readiness: Readiness = {
  ...assessReadiness(readinessInput()),
  askNext: { skillId: 'sql', sdNow: 0.1, sdAfter: 0.05 },
};

describe('lookBack', () => {
  it('tells the figures as they were told, with nothing to study next', () => {
    const final = sampleReport();
    const today = sampleReport({ score: 0.1, asOf: '2027-03-01T00:00:00.000Z', bar: 0.9 });
    const { explanation, ...report } = lookBack(final, today);
    const { explanation: told, ...figures } = final;
    expect(report).toEqual({
      ...figures,
      interviewPassed: true,
      scoreIfOnPlan: null,
      passProbabilityIfOnPlan: null,
      next: [],
      askNext: null,
    });
    expect(explanation).toEqual([
      'The interview is over: what follows was told last before it, and stands.',
      ...told,
      outcomeRequest,
    ]);
  });

  it('leaves out the advice, in the words that it is given in', () => {
    const facts = { targetName: '', interviewDay: null, titleOf: () => 'A question', bar: 0.6 };
    const advice = [explainStudyNext(readiness, facts) ?? '', explainAskNext(readiness) ?? ''];
    expect(advice).not.toContain('');
    const final = sampleReport({ explanation: ['Expect 63.', ...advice] });
    const { explanation } = lookBack(final, sampleReport());
    expect(explanation.slice(1)).toEqual(['Expect 63.', outcomeRequest]);
  });

  it('takes names and pieces of the portfolio from today', () => {
    const kept = sampleSkill(0);
    const taken = kept.evidence.filter(({ kind }) => kind !== 'portfolio');
    const today = sampleReport({
      targetName: 'Renamed',
      skills: [{ ...kept, evidence: [] }],
      questions: [],
    });
    const report = lookBack(sampleReport({ skills: [kept] }), today);
    expect(report).toMatchObject({ targetName: 'Renamed', questions: [] });
    expect(report.skills[0]?.evidence).toEqual(taken);
  });

  it('tells others none of the words that were told to the learner', () => {
    const { explanation, score } = lookBack(sampleReport(), sampleReport({ score: 0.1 }), true);
    expect(score).toBe(0.63);
    expect(explanation).toHaveLength(1);
  });
});

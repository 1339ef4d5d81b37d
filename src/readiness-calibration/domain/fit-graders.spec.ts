import { describe, expect, it } from '@jest/globals';
import { simulateJudgements } from '../../../test/support/simulated-judgements.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { fitGraders } from './fit-graders.js';
import { tabulateGrades } from './tabulate-grades.js';

const { graders } = defaultConfig;

const fitted = (terms: Partial<Parameters<typeof simulateJudgements>[0]>) => {
  const world = simulateJudgements({
    seed: 41,
    learners: 300,
    answersEach: 6,
    questions: 40,
    graded: { peer: 2, coach: 0.3 },
    raters: { peer: 120, coach: 3 },
    truth: graders,
    ...terms,
  });
  return fitGraders(tabulateGrades(world.answers, defaultConfig), graders).models;
};

describe('fitGraders', () => {
  it('stays near what is shipped where that is true', () => {
    const { peer } = fitted({});
    expect(peer.sd).toBeCloseTo(0.12, 2);
    expect(Math.abs(peer.biasSd - 0.08)).toBeLessThan(0.012);
    expect(Math.abs(peer.overlook - 0.12)).toBeLessThan(0.05);
    expect(Math.abs(peer.strict - 0.1)).toBeLessThan(0.03);
  });

  it('finds out how far single grades spread, and how far graders lean', () => {
    const wild = { ...graders, peer: { ...graders.peer, sd: 0.2, biasSd: 0.15 } };
    const { peer } = fitted({ truth: wild });
    expect(Math.abs(peer.sd - 0.2)).toBeLessThan(0.015);
    expect(Math.abs(peer.biasSd - 0.15)).toBeLessThan(0.02);
    const calm = { ...graders, peer: { ...graders.peer, sd: 0.06, biasSd: 0.01 } };
    const found = fitted({ truth: calm }).peer;
    expect(Math.abs(found.sd - 0.06)).toBeLessThan(0.015);
    // Beyond this nobody is believed to be alike.
    expect(found.biasSd).toBe(0.05);
  });

  it('leaves kinds as shipped that nobody graded beside', () => {
    const { self, llm, coach } = fitted({});
    for (const [found, shipped] of [
      [self, graders.self],
      [llm, graders.llm],
      [coach, graders.coach],
    ] as const) {
      expect(found.sd).toBeCloseTo(shipped.sd, 12);
      expect(found.biasSd).toBeCloseTo(shipped.biasSd, 12);
    }
  });
});

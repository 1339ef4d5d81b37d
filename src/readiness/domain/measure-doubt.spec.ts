import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  blueprintSkill,
  grade,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import { layOutBank } from './lay-out-bank.js';
import { measureDoubt } from './measure-doubt.js';
import { readSkill } from './read-skill.js';
import type { EvidenceAttempt, ReadinessInput } from './readiness-input.js';

const skills = [blueprintSkill('sql', { weight: 2 }), blueprintSkill('apis', { weight: 3 })];
const base = readinessInput({
  blueprint: { skills, bar: 0.6, mockQuestions: 10, novelty: 0.5 },
  questions: [...bankOf('sql', 4), ...bankOf('apis', 4)],
});
const answered = (...grades: EvidenceAttempt['grades']) =>
  ['sql-1', 'sql-2', 'apis-1', 'apis-2'].map((questionId) => attempt(questionId, grades));

const doubt = (changes: Partial<ReadinessInput>, daysUnseen = 0) => {
  const input = { ...base, ...changes };
  const evidence = layOutBank(input, input.asOfMs).map((each) =>
    readSkill(each, input, input.asOfMs),
  );
  return measureDoubt(evidence, daysUnseen, input.config);
};

describe('measureDoubt', () => {
  it('grows by what ability drifts from the last answer on', () => {
    const attempts = answered(grade('coach', 0.5));
    const [at, after] = [doubt({ attempts }), doubt({ attempts }, 30)];
    expect(after.whole - at.whole).toBeCloseTo(0.003, 12);
    expect((after.skills[0] ?? NaN) - (at.skills[0] ?? NaN)).toBeCloseTo(0.003, 12);
  });

  it('never exceeds what is not known of a stranger', () => {
    const stranger = doubt({});
    const { whole, skills: bySkill } = doubt({ attempts: answered(grade('coach', 0.5)) }, 10_000);
    expect([whole, bySkill]).toEqual([stranger.whole, stranger.skills]);
    expect(doubt({}, 10_000).whole).toBe(stranger.whole);
  });

  it('follows from who graded, not from what they gave', () => {
    const of = (score: number) => doubt({ attempts: answered(grade('peer', score)) }).whole;
    expect(of(1)).toBe(of(0));
  });

  it('is larger where one rater graded all skills than where each had their own', () => {
    const mixed = answered(grade('peer', 0.5)).map((each, index) =>
      index < 2 ? each : { ...each, grades: [grade('peer', 0.5, { raterId: 'two' })] },
    );
    const [one, two] = [
      doubt({ attempts: answered(grade('peer', 0.5)) }),
      doubt({ attempts: mixed }),
    ];
    expect(one.skills).toEqual(two.skills);
    expect(one.whole).toBeGreaterThan(two.whole);
  });

  it('is larger by the very square of what a rater moves both skills by together', () => {
    const attempts = answered(grade('peer', 0.5));
    const { overall } = assessReadiness({ ...base, attempts });
    const pushes = ['sql', 'apis'].map((skill) => {
      const leaning = attempts.map((each) =>
        each.questionId.startsWith(skill) ? { ...each, grades: [grade('peer', 0.4)] } : each,
      );
      const moved = assessReadiness({ ...base, attempts: leaning }).overall.score;
      return (overall.score - moved) / 0.1;
    });
    const [sql = NaN, apis = NaN] = pushes;
    const apart = attempts.map((each) => ({
      ...each,
      grades: [grade('peer', 0.5, { raterId: each.questionId.slice(0, 3) })],
    }));
    const evened = assessReadiness({ ...base, attempts: apart }).overall;
    expect(overall.sd ** 2 - evened.sd ** 2).toBeCloseTo(0.08 ** 2 * 2 * sql * apis, 12);
  });

  it('doubts what practice keeps, for all questions alike', () => {
    const some = base.questions.slice(0, 4).map(({ questionId }) => memory(questionId));
    const config = { ...base.config, sdMemory: 0 };
    const [with_, without] = [doubt({ memories: some }), doubt({ memories: some, config })];
    // All of a skill that is two fifths of the interview, half of it from the bank.
    expect(with_.whole - without.whole).toBeCloseTo((0.4 * 0.5 * 0.5 * 0.2) ** 2, 12);
    expect((with_.skills[0] ?? NaN) - (without.skills[0] ?? NaN)).toBeCloseTo(0.05 ** 2, 12);
  });

  it('takes the word of a rater whose leaning is better known', () => {
    const attempts = answered(grade('peer', 0.5));
    const calibration = { version: 1, severities: {}, biasSds: { 'peer:one': 0.05 } };
    expect(doubt({ attempts, calibration }).whole).toBeLessThan(doubt({ attempts }).whole);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGrade, anyReadinessInput } from '../../../test/support/any-readiness-input.js';
import { dayMs } from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import type { EvidenceGrade, ReadinessInput } from './readiness-input.js';
import type { Readiness } from './readiness.js';

const runs = Number(4000);

/** What the last digits of sums of fractions may differ by. */
const nothing = 1e-9;

const place = fc.nat({ max: 11 });

/** All scores there are: of the whole, of each skill, of each question. */
const scores = ({ overall, skills, questions }: Readiness): number[] => [
  overall.score,
  ...skills.map(({ score }) => score),
  ...questions.map(({ expected }) => expected),
];

const rises = (before: readonly number[], after: readonly number[]): number[] =>
  after.filter((value, index) => value > (before[index] ?? NaN) + nothing);

const replaceGrade = (
  input: ReadinessInput,
  at: number,
  change: (grade: EvidenceGrade) => EvidenceGrade,
): ReadinessInput => ({
  ...input,
  attempts: input.attempts.map((attempt, index) =>
    index === at % input.attempts.length
      ? { ...attempt, grades: attempt.grades.map((each, i) => (i === 0 ? change(each) : each)) }
      : attempt,
  ),
});

const figuresIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(figuresIn) : [];
};

/** A range, and a wider one around it. */
const isNested = (outer: readonly number[], inner: readonly number[]) =>
  (outer[0] ?? NaN) <= (inner[0] ?? NaN) && (inner.at(-1) ?? NaN) <= (outer.at(-1) ?? NaN);

function holds(check: (input: ReadinessInput, at: number, share: number, grade: EvidenceGrade) => void): void {
  fc.assert(
    fc.property(anyReadinessInput, place, fc.double({ min: 0, max: 1, noNaN: true }), anyGrade, check),
    { numRuns: runs },
  );
}

describe('assessReadiness, whatever the answers', () => {
  it('has figures that are finite and within their bounds, and ranges around scores', () => {
    holds((input) => {
      const { next, attempts, ...readiness } = assessReadiness(input);
      const { skills, overall, mockLow80, mockHigh80 } = readiness;
      const shares = figuresIn({ ...readiness, skills: skills.map(({ attempts: _, ...rest }) => rest) });
      expect(shares.filter((share) => !(share >= 0 && share <= 1 + nothing))).toEqual([]);
      expect(next.filter(({ gain, recall, minutes }) => !(gain > 0 && gain <= 1 && recall <= 1 && minutes > 0))).toEqual([]);
      for (const { low80, score, high80 } of [overall, ...skills]) expect(low80 <= score && score <= high80).toBe(true);
      expect(isNested([mockLow80, mockHigh80], [overall.low80, overall.high80])).toBe(true);
      expect(attempts).toBeLessThanOrEqual(input.attempts.length);
    });
  });

  it('never expects more of a later day, nor has a better low end', () => {
    holds((input, days) => {
      const before = assessReadiness(input);
      const later = (input.interviewAtMs ?? input.asOfMs) + days * 30 * dayMs;
      const after = assessReadiness({ ...input, interviewAtMs: later });
      expect(rises(scores(before), scores(after))).toEqual([]);
      expect(rises([before.overall.low80, ...before.skills.map((each) => each.low80)], [after.overall.low80, ...after.skills.map((each) => each.low80)])).toEqual([]);
    });
  });

  it('never expects more when less is remembered', () => {
    holds((input, at, share) => {
      const memories = input.memories.map((each, index) =>
        index === at ? { ...each, stability: Math.max(0.001, each.stability * share) } : each,
      );
      expect(rises(scores(assessReadiness(input)), scores(assessReadiness({ ...input, memories })))).toEqual([]);
    });
  });

  it('does not change its mind by waiting', () => {
    holds((input, _, share) => {
      const { asOfMs, interviewAtMs } = input;
      const set = { ...input, interviewAtMs: interviewAtMs ?? asOfMs + dayMs };
      const waited = { ...set, asOfMs: asOfMs + share * (set.interviewAtMs - asOfMs) };
      const { next: _next, askNext: _ask, ...before } = assessReadiness(set);
      const { next: _later, askNext: _asked, ...after } = assessReadiness(waited);
      expect(after).toEqual(before);
    });
  });

  it('never lowers a score for a better grade', () => {
    holds((input, at, share) => {
      const better = replaceGrade(input, at, (grade) => ({ ...grade, score: grade.score + share * (1 - grade.score) }));
      expect(rises(scores(assessReadiness(better)), scores(assessReadiness(input)))).toEqual([]);
    });
  });

  it('never raises a score for a missed must-have', () => {
    holds((input, at) => {
      const shown = replaceGrade(input, at, (grade) => ({ ...grade, mustMissed: false }));
      const missed = replaceGrade(input, at, (grade) => ({ ...grade, mustMissed: true }));
      const after = assessReadiness(missed);
      expect(rises(scores(assessReadiness(shown)), scores(after))).toEqual([]);
      expect(after.questions.filter(({ isMustHaveOpen, expected }) => isMustHaveOpen && expected > 0.8)).toEqual([]);
    });
  });

  it('is hardly ever less sure for one more grade, and then by a trifle', () => {
    let worst = 0;
    holds((input, at, _, grade) => {
      const chosen = at % Math.max(1, input.attempts.length);
      const attempts = input.attempts.map((each, index) => index === chosen ? { ...each, grades: [...each.grades, grade] } : each);
      const w = assessReadiness({ ...input, attempts }).overall.sd - assessReadiness(input).overall.sd;
      if (w > worst) worst = w;
    });
    console.log('grade', worst * 1.2816 * 100);
  });
  it('is hardly ever less sure for one more attempt, and then by a trifle', () => {
    let worst = 0;
    holds((input, at, _, grade) => {
      const attempts = [...input.attempts, { attemptId: 'more', questionId: `question-${at}`, atMs: input.asOfMs, retrievability: _, grades: [grade] }];
      const w = assessReadiness({ ...input, attempts }).overall.sd - assessReadiness(input).overall.sd;
      if (w > worst) worst = w;
    });
    console.log('attempt', worst * 1.2816 * 100);
  });
});

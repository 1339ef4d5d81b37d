import { describe, expect, it } from '@jest/globals';
import { attempt, bankQuestion, grade, today } from '../../../test/support/readiness-inputs.js';
import { meetRaters } from './meet-raters.js';
import { readQuestion } from './read-question.js';
import { defaultConfig } from './readiness-config.js';

type Answers = ReturnType<typeof attempt>[];

const read = (attempts: Answers, difficulty = 0) => {
  const raters = meetRaters(attempts, defaultConfig, { version: 0, severities: {} });
  const context = { config: defaultConfig, raters, lastAttemptAtMs: today };
  return readQuestion({ question: bankQuestion('one', 'sql', { difficulty }), attempts }, context);
};
const missed = grade('coach', 0.5, { mustMissed: true });

describe('readQuestion', () => {
  it('knows nothing without an answer', () => {
    expect(read([])).toEqual({ precision: 0, pull: 0, parts: [], isMustHaveOpen: false });
  });

  it('points to the gap that a first answer showed', () => {
    const { precision, pull, parts } = read([attempt('one', [grade('coach', 0.5)])]);
    expect(precision).toBeCloseTo(1 / (0.04 + 0.0068 / 0.8464), 9);
    expect(pull / precision).toBeCloseTo(0.5, 12);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.precision).toBeCloseTo(precision, 9);
  });

  it('takes a rehearsed answer for little, and for a share of the gap', () => {
    const first = read([attempt('one', [grade('coach', 0.85)])]);
    const rehearsed = read([attempt('one', [grade('coach', 0.85)], { retrievability: 1 })]);
    expect(rehearsed.precision / first.precision).toBeCloseTo(0.09, 12);
    expect(rehearsed.pull / rehearsed.precision).toBeCloseTo(0.11957 / 0.3, 3);
  });

  it('takes the difficulty off, so that what is left is the learner', () => {
    const { precision, pull } = read([attempt('one', [grade('coach', 0.5)])], 0.2);
    expect(pull / precision).toBeCloseTo(0.3, 12);
  });

  it('shares its precision out among the raters', () => {
    const { precision, parts } = read([
      attempt('one', [grade('coach', 0.5), grade('peer', 0.7)]),
      attempt('one', [grade('self', 0.9)], { attemptId: 'again', retrievability: 0.5 }),
    ]);
    expect(parts.map(({ rater }) => rater.source)).toEqual(['coach', 'peer', 'self']);
    expect(parts.reduce((sum, part) => sum + part.precision, 0)).toBeCloseTo(precision, 9);
  });

  it('has a must-have open when the latest answer missed one', () => {
    const shown = attempt('one', [grade('coach', 1)], { attemptId: 'again' });
    expect(read([attempt('one', [missed])]).isMustHaveOpen).toBe(true);
    expect(read([attempt('one', [missed]), shown]).isMustHaveOpen).toBe(false);
    expect(read([shown, attempt('one', [missed])]).isMustHaveOpen).toBe(true);
  });
});

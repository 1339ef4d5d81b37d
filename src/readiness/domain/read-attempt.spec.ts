import { describe, expect, it } from '@jest/globals';
import { attempt, grade, inDays, today } from '../../../test/support/readiness-inputs.js';
import { meetRaters } from './meet-raters.js';
import { readAttempt } from './read-attempt.js';
import { defaultConfig } from './readiness-config.js';

const read = (answer: ReturnType<typeof attempt>, lastAttemptAtMs = today) => {
  const raters = meetRaters([answer], defaultConfig, { version: 0, severities: {} });
  return readAttempt(answer, { config: defaultConfig, raters, lastAttemptAtMs });
};

describe('readAttempt', () => {
  it('reads a single grade', () => {
    expect(read(attempt('one', [grade('coach', 0.5)]))).toMatchObject({
      gapSeen: expect.closeTo(0.5, 12),
      variance: expect.closeTo(0.04 + 0.0068 / 0.8464, 12),
      shown: 1,
      mustMissed: false,
    });
  });

  it('weighs several', () => {
    const { gapSeen, weight } = read(attempt('one', [grade('coach', 0.5), grade('self', 1)]));
    const [coach, self] = [0.8464 / 0.0068, 0.36 / 0.1044];
    expect(weight).toBeCloseTo(coach + self, 9);
    expect(gapSeen).toBeCloseTo((coach * 0.5 - self / 12) / (coach + self), 12);
  });

  it('shows less the better the answer was remembered', () => {
    expect(read(attempt('one', [grade('self', 1)], { retrievability: 1 })).shown).toBeCloseTo(
      0.3,
      12,
    );
  });

  it('says less the longer ago it was', () => {
    const fresh = read(attempt('one', [grade('self', 1)]));
    const old = read(attempt('one', [grade('self', 1)]), inDays(100));
    expect(old.variance - fresh.variance).toBeCloseTo(0.01, 12);
  });

  it.each([
    ['the heavier grader', [grade('coach', 1, { mustMissed: true }), grade('self', 1)], true],
    ['the lighter one', [grade('coach', 1), grade('self', 1, { mustMissed: true })], false],
    [
      'half of them',
      [grade('peer', 1, { mustMissed: true }), grade('peer', 1, { raterId: 'two' })],
      true,
    ],
  ])('has a must-have missed when %s says so: %#', (_, grades, mustMissed) => {
    expect(read(attempt('one', grades)).mustMissed).toBe(mustMissed);
  });
});

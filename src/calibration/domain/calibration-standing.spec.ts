import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calibrationStanding, type LatestTry } from './calibration-standing.js';

const now = new Date('2026-07-01T12:00:00.000Z');
const dayMs = 86_400_000;
const ago = (days: number): Date => new Date(now.getTime() - days * dayMs);

const pass = (anchorId: string, days: number): LatestTry => ({
  anchorId,
  isPassed: true,
  at: ago(days),
});
const failure = (anchorId: string, days: number): LatestTry => ({
  ...pass(anchorId, days),
  isPassed: false,
});

describe('calibrationStanding', () => {
  it.each<[string, LatestTry[], number, boolean]>([
    ['nothing tried', [], 3, false],
    ['one of two passed', [pass('a', 1)], 2, false],
    ['two of many passed', [pass('a', 1), pass('b', 2)], 9, true],
    ['two of three passed, one failed', [pass('a', 1), failure('b', 2), pass('c', 3)], 3, true],
    ['one passed, the other failed again', [pass('a', 9), failure('b', 1)], 2, false],
    ['the only one passed', [pass('a', 1)], 1, true],
    ['the only one failed', [failure('a', 1)], 1, false],
    ['both passed, then one retired', [pass('a', 1), pass('b', 2)], 1, true],
    ['both passed, then both retired', [pass('a', 1), pass('b', 2)], 0, true],
    ['nothing on offer, nothing passed', [], 0, false],
    ['nothing on offer, one failed', [failure('a', 1)], 0, false],
    ['one passed, then a second anchor made', [pass('a', 1)], 2, false],
    ['one pass 180 days old', [pass('a', 180), pass('b', 2)], 2, false],
    ['one pass just younger', [pass('a', 179.999), pass('b', 2)], 2, true],
  ])('%s', (_scenario, latest, active, isCalibrated) => {
    expect(calibrationStanding(latest, active, now).isCalibrated).toBe(isCalibrated);
  });

  it('counts from the last pass that was needed to when the first of those needed lapses', () => {
    const latest = [pass('c', 5), pass('a', 100), pass('b', 40)];
    expect(calibrationStanding(latest, 4, now)).toEqual({
      isCalibrated: true,
      since: ago(40),
      until: new Date(ago(40).getTime() + 180 * dayMs),
      needed: 2,
      passes: [
        { anchorId: 'a', at: ago(100) },
        { anchorId: 'b', at: ago(40) },
        { anchorId: 'c', at: ago(5) },
      ],
    });
  });

  it('has no instants for who is not calibrated, and keeps what they have', () => {
    expect(calibrationStanding([pass('a', 3)], 2, now)).toEqual({
      isCalibrated: false,
      since: null,
      until: null,
      needed: 2,
      passes: [{ anchorId: 'a', at: ago(3) }],
    });
  });

  it('holds up to `until` and not from then on', () => {
    const days = fc.double({ min: 0, max: 179, noNaN: true });
    fc.assert(
      fc.property(fc.array(days, { minLength: 2, maxLength: 6 }), fc.nat(4), (ages, active) => {
        const latest = ages.map((age, index) => pass(`a${index}`, age));
        const { until, since } = calibrationStanding(latest, active, now);
        const end = until ?? new Date(0);
        const before = new Date(end.getTime() - 1);
        expect(since !== null && since <= now).toBe(true);
        expect(calibrationStanding(latest, active, before).isCalibrated).toBe(true);
        expect(calibrationStanding(latest, active, end).isCalibrated).toBe(false);
      }),
    );
  });
});

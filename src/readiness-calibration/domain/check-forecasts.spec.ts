import { describe, expect, it } from '@jest/globals';
import { forecast, forecastsThat } from '../../../test/support/checked-forecasts.js';
import { checkForecasts } from './check-forecasts.js';
import type { CheckedForecast } from './checked-forecast.js';

const honest = (chance: number): number => chance;

describe('checkForecasts', () => {
  it('tells nothing but the number below 100', () => {
    expect(checkForecasts([])).toEqual({ outcomes: 0, figures: null });
    expect(checkForecasts(forecastsThat(4, 1, honest))).toEqual({ outcomes: 0, figures: null });
    expect(checkForecasts(forecastsThat(99, 1, honest))).toEqual({ outcomes: 95, figures: null });
  });

  it('finds honest chances honest', () => {
    const { outcomes, figures } = checkForecasts(forecastsThat(400, 2, honest));
    expect(outcomes).toBe(400);
    expect(figures).toMatchObject({ alarms: [], cover: null });
    expect(figures?.bins.map(({ forecasts }) => forecasts)).toEqual(Array(10).fill(40));
    expect(figures?.brier).toBeLessThan((figures?.baseBrier ?? 0) - 0.02);
    expect(figures?.calibrationError).toBeLessThan(figures?.perfectError.high95 ?? 0);
  });

  it('sounds the alarm when the pass rate alone says as much', () => {
    const upsideDown = checkForecasts(forecastsThat(200, 3, (chance) => 1 - chance)).figures;
    expect(upsideDown?.alarms).toEqual(['no-better-than-base-rate']);
    expect(upsideDown?.calibrationError).toBeGreaterThan(upsideDown?.perfectError.high95 ?? 1);
  });

  it('holds ranges against scores, where 100 were given one', () => {
    const scored = (count: number, inside: number): CheckedForecast[] =>
      forecastsThat(200, 4, honest).map((each, index) => {
        const actual = index < inside ? 0.6 : 0.95;
        return { ...each, actual: index < count ? actual : null };
      });
    expect(checkForecasts(scored(99, 99)).figures?.cover).toBeNull();
    const well = checkForecasts(scored(150, 120)).figures;
    expect(well?.cover?.share).toBe(0.8);
    expect(well?.cover?.error).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 150), 12);
    expect(well?.alarms).toEqual([]);
    expect(checkForecasts(scored(150, 105)).figures?.alarms).toEqual([]);
    expect(checkForecasts(scored(150, 104)).figures?.alarms).toEqual(['range-too-narrow']);
  });

  describe('by who graded', () => {
    const self = { self: 1, peer: 0, llm: 0, coach: 0 };
    const mixes = (bySelf: number, all: number) =>
      checkForecasts(
        forecastsThat(all, 5, honest).map((each, index) =>
          index < bySelf ? { ...each, trust: self } : each,
        ),
      ).figures?.mixes.map(({ mix, outcomes }) => [mix, outcomes]);

    it('tells of kinds of which there are enough', () => {
      expect(mixes(0, 100)).toEqual([['coach', 100]]);
      expect(mixes(24, 120)).toEqual([['coach', 95]]);
      expect(mixes(25, 120)).toEqual([
        ['coach', 95],
        ['self', 25],
      ]);
    });

    it('leaves nobody over who could be reckoned from the whole', () => {
      // Of 41 and 59 learners 40 and 55 count: the five that are left are a crowd.
      expect(mixes(41, 100)).toEqual([
        ['coach', 55],
        ['self', 40],
      ]);
      // Five learners told a second interview, and one of them a third, the only one by themselves.
      const more = (learner: number, id: string, trust = forecast(0).trust) =>
        forecast(learner, { id, trust, since: new Date(Date.UTC(2026, 1) + learner) });
      const second = Array.from({ length: 5 }, (_, learner) => more(learner, 'second'));
      const all = [...forecastsThat(100, 5, honest), ...second];
      expect(checkForecasts(all).figures?.mixes).toMatchObject([{ mix: 'coach', outcomes: 105 }]);
      const { outcomes, figures } = checkForecasts([...all, more(0, 'third', self)]);
      expect({ outcomes, mixes: figures?.mixes }).toEqual({ outcomes: 106, mixes: [] });
    });
  });

  it('does not go by the order', () => {
    const forecasts = forecastsThat(137, 6, honest);
    expect(checkForecasts(forecasts.toReversed())).toEqual(checkForecasts(forecasts));
  });
});

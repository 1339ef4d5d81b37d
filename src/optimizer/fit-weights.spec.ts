import { describe, expect, it } from '@jest/globals';
import { addDays } from '../scheduling/domain/add-days.js';
import type { Rating, ReviewRecorded } from '../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../scheduling/domain/scheduling-parameters.js';
import { canFitWeights, fitWeights, type LogToFit } from './fit-weights.js';

const current = DEFAULT_SCHEDULING_PARAMETERS;

/** Questions met one a day, each reviewed on the days after that are given, and rated by the rule. */
function logOf(
  questions: number,
  days: readonly number[],
  rate: (day: number, question: number) => Rating,
): LogToFit {
  const events = Array.from({ length: questions }, (_, question) =>
    days.map((after, index): ReviewRecorded => {
      const day = question + after;
      const studyDay = addDays('2024-01-01', day);
      const occurredAt = new Date(`${studyDay}T10:00Z`);
      return {
        kind: 'review',
        id: `${question}-${index}`,
        learnerId: 'ada',
        questionId: String(question),
        occurredAt,
        receivedAt: occurredAt,
        zone: 'UTC',
        studyDay,
        durationMs: null,
        parametersVersion: current.version,
        rating: index === 0 ? 3 : rate(day, question),
        source: 'direct',
        attemptId: null,
        policy: null,
        dueDay: null,
      };
    }),
  );
  return { events: events.flat(), versions: [current], current };
}

/** Recalled four times in five, whatever the interval, in a pattern without an end. */
const steady = (day: number, question: number): Rating =>
  (day * 7 + question * 3) % 5 === 0 ? 1 : 3;
const control = { report: () => undefined, isAborted: () => false };

describe('fitting weights', () => {
  it('adopts what foretells the newest reviews better, and then learns from all', async () => {
    const progress: number[] = [];
    const log = logOf(200, [0, 1, 4, 11, 30], steady);
    const outcome = await fitWeights(log, {
      ...control,
      report: (done) => progress.push(done),
    });
    expect(outcome).toMatchObject({ kind: 'fitted', fit: { reviews: 800, heldOut: 160 } });
    if (outcome.kind !== 'fitted') return;
    const { before, after } = outcome.fit;
    expect(after.logLoss).toBeLessThan(before.logLoss * 0.995);
    expect(after.rmseBins).toBeLessThanOrEqual(before.rmseBins);
    expect(outcome.weights).toHaveLength(21);
    expect(outcome.weights).not.toEqual(current.weights);
    expect(progress.every((done) => done >= 0 && done <= 100)).toBe(true);
  });

  it('gives the same weights for the same log, in whatever order it comes', async () => {
    const log = logOf(200, [0, 1, 4, 11, 30], steady);
    const first = await fitWeights(log, control);
    const again = await fitWeights({ ...log, events: log.events.toReversed() }, control);
    expect(again).toEqual(first);
  });

  it('refuses weights of a time that is over: all recalled at first, all forgotten of late', async () => {
    const changed = (day: number): Rating => (day < 170 ? 3 : 1);
    const outcome = await fitWeights(logOf(200, [0, 1, 4, 11, 30], changed), control);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: 'log-loss' });
  });

  it('refuses below 400 reviews of a later day, and says how many there are', async () => {
    const short = logOf(100, [0, 1, 4, 11], steady);
    expect(await fitWeights(short, control)).toEqual({ kind: 'too-few', reviews: 300 });
    expect(await canFitWeights()).toBe(true);
  });

  it('refuses where the newest reviews leave nothing to measure on', async () => {
    const few = await fitWeights(logOf(100, [0, 1, 4, 11, 30], steady), control);
    expect(few).toEqual({ kind: 'refused', refusal: 'hold-out', fit: null });
  });

  it('ends when nobody waits any more', async () => {
    const log = logOf(200, [0, 1, 4, 11, 30], steady);
    const fitting = fitWeights(log, { ...control, isAborted: () => true });
    await expect(fitting).rejects.toThrow('Interrupted');
  });
});

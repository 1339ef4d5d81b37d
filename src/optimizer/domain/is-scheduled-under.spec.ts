import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  type SchedulingParameters,
} from '../../scheduling/domain/scheduling-parameters.js';
import { isScheduledUnder } from './is-scheduled-under.js';

const old = DEFAULT_SCHEDULING_PARAMETERS;
const strict: SchedulingParameters = { ...old, version: 1, desiredRetention: 0.97 };
const otherSteps: SchedulingParameters = { ...strict, version: 2, learningStepsMinutes: [1, 10] };
const parametersOf = (version: number): SchedulingParameters =>
  [old, strict, otherSteps].find((each) => each.version === version) ?? old;

function event(day: string, version: number, more: object): ReviewEvent {
  const occurredAt = new Date(`${day}T10:00Z`);
  return {
    id: `${day}-${JSON.stringify(more).length}`,
    learnerId: 'ada',
    questionId: 'cap',
    occurredAt,
    receivedAt: occurredAt,
    zone: 'UTC',
    studyDay: day,
    durationMs: null,
    parametersVersion: version,
    ...more,
  } as ReviewEvent;
}

const recalled = { kind: 'review', rating: 3, source: 'direct', attemptId: null, policy: null };
const review = (day: string, version: number): ReviewEvent =>
  event(day, version, { ...recalled, dueDay: null });
const isUnder = (current: SchedulingParameters, ...log: ReviewEvent[]): boolean =>
  isScheduledUnder(foldEvents(log, parametersOf), current, parametersOf);

describe('a card is scheduled under parameters', () => {
  it('when all its reviews were made under them', () => {
    const log = [review('2026-01-01', 1), review('2026-01-05', 1)];
    expect(isUnder(strict, ...log)).toBe(true);
    expect(isUnder(old, ...log)).toBe(false);
    expect(isUnder(strict, review('2026-01-01', -1), review('2026-01-05', 1))).toBe(false);
  });

  it('when they differ from those only in what acts on the next answer', () => {
    expect(isUnder(otherSteps, review('2026-01-01', 1))).toBe(true);
  });

  it('when it was brought under them, and no other review came after', () => {
    const before = review('2026-01-01', -1);
    const reschedule = event('2026-01-02', 1, { kind: 'reschedule' });
    expect(isUnder(strict, before, reschedule)).toBe(true);
    expect(isUnder(strict, before, reschedule, review('2026-01-03', 1))).toBe(true);
    expect(isUnder(strict, before, reschedule, review('2026-01-03', -1))).toBe(false);
    expect(isUnder(old, before, reschedule)).toBe(false);
  });

  it('when all since it was forgotten is', () => {
    const log = [
      review('2026-01-01', -1),
      event('2026-01-02', -1, { kind: 'forget' }),
      review('2026-01-03', 1),
    ];
    expect(isUnder(strict, ...log)).toBe(true);
  });

  it('whatever was taken back', () => {
    const mistaken = review('2026-01-03', -1);
    const log = [
      review('2026-01-01', 1),
      mistaken,
      event('2026-01-04', -1, { kind: 'void', targetId: mistaken.id }),
    ];
    expect(isUnder(strict, ...log)).toBe(true);
  });
});

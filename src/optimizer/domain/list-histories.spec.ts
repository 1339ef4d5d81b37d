import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { listHistories } from './list-histories.js';

let made = 0;

/** An event of question `cap` at an instant such as `05-01T10:00`, which is its study day too. */
function event(at: string, more: object, questionId = 'cap'): ReviewEvent {
  made += 1;
  const occurredAt = new Date(`2024-${at}Z`);
  return {
    id: `event-${String(made).padStart(3, '0')}`,
    learnerId: 'ada',
    questionId,
    occurredAt,
    receivedAt: occurredAt,
    zone: 'UTC',
    studyDay: `2024-${at.slice(0, 5)}`,
    durationMs: null,
    parametersVersion: -1,
    ...more,
  } as ReviewEvent;
}

const review = (at: string, rating: number, questionId?: string): ReviewEvent =>
  event(
    at,
    { kind: 'review', rating, source: 'direct', attemptId: null, policy: null, dueDay: null },
    questionId,
  );

function listOf(...logs: ReviewEvent[][]): string[] {
  const folded = logs.map((log) => foldEvents(log, () => DEFAULT_SCHEDULING_PARAMETERS));
  return listHistories(folded).map(({ recalls }) =>
    recalls.map(({ rating, deltaDays }) => `${rating}@${deltaDays}`).join(' '),
  );
}

describe('histories', () => {
  it('are the reviews of later days, with those of the same day before them', () => {
    const log = [
      review('05-01T10:00', 1),
      review('05-01T10:20', 3),
      review('05-03T10:00', 3),
      review('05-03T10:20', 4),
      review('05-10T10:00', 2),
    ];
    expect(listOf(log)).toEqual(['1@0 3@0 3@2', '1@0 3@0 3@2 4@0 2@7']);
  });

  it('come in the order of time, whatever their questions', () => {
    const cap = [review('05-01T10:00', 3), review('05-09T10:00', 3)];
    const raft = [
      review('05-02T10:00', 4, 'raft'),
      review('05-05T10:00', 1, 'raft'),
      review('05-12T10:00', 2, 'raft'),
    ];
    expect(listOf(cap, raft)).toEqual(['4@0 1@3', '3@0 3@8', '4@0 1@3 2@7']);
  });

  it('count what was corrected as it was corrected, and what was taken back not at all', () => {
    const first = review('05-01T10:00', 3);
    const wrong = review('05-04T10:00', 3);
    const mistaken = review('05-05T10:00', 4);
    const log = [
      first,
      wrong,
      mistaken,
      event('05-06T10:00', { kind: 'correction', targetId: wrong.id, rating: 1, source: 'peer' }),
      event('05-06T10:01', { kind: 'void', targetId: mistaken.id }),
      review('05-08T10:00', 3),
    ];
    expect(listOf(log)).toEqual(['3@0 1@3', '3@0 1@3 3@4']);
  });

  it('leave out what moved no memory', () => {
    const log = [
      review('05-01T10:00:00', 3),
      review('05-01T10:00:30', 1),
      event('05-02T10:00', { kind: 'practice', rating: 1, attemptId: null }),
      event('05-02T11:00', { kind: 'set-due', dueDay: '2024-06-01' }),
      review('05-03T10:00', 3),
    ];
    expect(listOf(log)).toEqual(['3@0 3@2']);
  });

  it('begin anew where a card was forgotten', () => {
    const log = [
      review('05-01T10:00', 3),
      review('05-03T10:00', 3),
      event('05-04T10:00', { kind: 'forget' }),
      review('05-09T10:00', 2),
      review('05-10T10:00', 1),
    ];
    expect(listOf(log)).toEqual(['3@0 3@2', '2@0 1@1']);
  });

  it('are none where nothing was reviewed twice', () => {
    expect(listOf([review('05-01T10:00', 3)])).toEqual([]);
  });
});

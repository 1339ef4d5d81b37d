import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rating, ReviewRecorded } from '../../src/scheduling/domain/review-event.js';
import { studyDayOf } from '../../src/scheduling/domain/study-day.js';

/** Where the learner of the real log lived; Anki's days turn at four. */
export const realLogClock = { zone: 'America/New_York', rolloverHour: 4 };

/** A line of a file beside the real log, without its line of names. */
export function realLogRows(file: string): string[][] {
  const path = join(process.cwd(), 'test/data/real-log', file);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.slice(1).map((line) => line.split(','));
}

/**
 * A real collection of Anki (MIT, see the LICENSE beside it): 12,580 reviews of one learner, oldest
 * first, as events of an import under the parameters without fuzz. Their ids are their places.
 */
export function readRealLog(): ReviewRecorded[] {
  return realLogRows('real-log.csv').map(([cardId = '', rating, time = '', duration], index) => {
    const occurredAt = new Date(time);
    return {
      kind: 'review',
      id: String(index).padStart(6, '0'),
      learnerId: 'learner',
      questionId: cardId,
      occurredAt,
      receivedAt: occurredAt,
      zone: realLogClock.zone,
      studyDay: studyDayOf(occurredAt, realLogClock),
      durationMs: Number(duration),
      parametersVersion: 0,
      rating: Number(rating) as Rating,
      source: 'import',
      attemptId: null,
      policy: null,
      dueDay: null,
    };
  });
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CardLog } from '../../src/scheduling/card-log.service.js';
import type { Rating, ReviewRecorded } from '../../src/scheduling/domain/review-event.js';
import { studyDayOf } from '../../src/scheduling/domain/study-day.js';
import { importQuestions } from './answering.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** Where the learner of the log lived; Anki's days turn at four. */
const clock = { zone: 'America/New_York', rolloverHour: 4 };

/** A bank takes no more questions than this at once. */
const mostQuestions = 500;

/** A question for each card of the real log's first lines, by the number of the card there. */
export async function importRealCards(
  app: TestApp,
  lines = Infinity,
): Promise<ReadonlyMap<string, string>> {
  const cards = Array.from(new Set(readLines(lines).map(([card = '']) => card)));
  const ids: string[] = [];
  while (ids.length < cards.length) {
    const count = Math.min(mostQuestions, cards.length - ids.length);
    ids.push(...(await importQuestions(app, `real-log-${ids.length}`, count)));
  }
  return new Map(cards.map((card, index) => [card, ids[index] ?? '']));
}

/**
 * Puts the first lines of a real log of 12,580 reviews (see test/data/real-log) into a learner's own,
 * as an import would.
 */
export async function putRealLog(
  app: TestApp,
  { id: learnerId }: SignedUp,
  questionIds: ReadonlyMap<string, string>,
  { lines = Infinity, parametersVersion = -1 } = {},
): Promise<void> {
  const events = readLines(lines).map(
    ([card = '', rating, time = '', duration]): ReviewRecorded => {
      const occurredAt = new Date(time);
      return {
        kind: 'review',
        id: randomUUID(),
        learnerId,
        questionId: questionIds.get(card) ?? '',
        occurredAt,
        receivedAt: occurredAt,
        zone: clock.zone,
        studyDay: studyDayOf(occurredAt, clock),
        durationMs: Number(duration),
        parametersVersion,
        rating: Number(rating) as Rating,
        source: 'import',
        attemptId: null,
        policy: null,
        dueDay: null,
      };
    },
  );
  const cardLog = app.app.get(CardLog);
  await cardLog.exclusively(learnerId, () => cardLog.append(learnerId, events));
}

function readLines(lines: number): string[][] {
  const path = join(process.cwd(), 'test/data/real-log/real-log.csv');
  const text = readFileSync(path, 'utf8').trim().split('\n');
  return text.slice(1, lines + 1).map((line) => line.split(','));
}

import { randomUUID } from 'node:crypto';
import { CardLog } from '../../src/scheduling/card-log.service.js';
import { importQuestions } from './answering.js';
import type { SignedUp } from './login.js';
import { readRealLog } from './real-log.js';
import type { TestApp } from './test-app.js';

/** A bank takes no more questions than this at once. */
const mostQuestions = 500;

/** A question for each card of the real log's first lines, by the number of the card there. */
export async function importRealCards(
  app: TestApp,
  lines = Infinity,
): Promise<ReadonlyMap<string, string>> {
  const log = readRealLog().slice(0, lines);
  const cards = Array.from(new Set(log.map(({ questionId }) => questionId)));
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
  const events = readRealLog()
    .slice(0, lines)
    .map((event) => ({
      ...event,
      id: randomUUID(),
      learnerId,
      questionId: questionIds.get(event.questionId) ?? '',
      parametersVersion,
    }));
  const cardLog = app.app.get(CardLog);
  await cardLog.exclusively(learnerId, () => cardLog.append(learnerId, events));
}

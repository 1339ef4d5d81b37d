import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../../src/platform/config/app-config.js';
import { foldEvents } from '../../src/scheduling/domain/fold-events.js';
import type { Rating, ReviewRecorded } from '../../src/scheduling/domain/review-event.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  FIRST_SCHEDULING_PARAMETERS,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import { studyDayOf } from '../../src/scheduling/domain/study-day.js';
import type { Bench } from './bench-case.js';
import { makeHistory } from './card-history.js';
import { seededChance } from './chance.js';
import { figureOf, type Figure } from './figure.js';

const cards = 2000;
const msPerDay = 86_400_000;
const realClock = { zone: 'America/New_York', rolloverHour: 4 };

/** The scheduling core by itself, in one thread. */
export function foldCase({ options: { rounds } }: Bench): Promise<Figure[]> {
  const logs = makeLogs();
  const rows = readRealLog();
  const rates: number[] = [];
  const replays: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const rate = reviewsPerSecond(logs);
    const replay = replaySeconds(rows);
    // The first rounds are the compiler's.
    if (round < 2) continue;
    rates.push(rate);
    replays.push(replay);
  }
  return Promise.resolve([
    figureOf(rates, { case: 'fold', what: 'reviews', unit: 'a second', bar: { least: 50_000 } }),
    figureOf(replays, {
      case: 'fold',
      what: `replay of a real log of ${rows.length} reviews`,
      unit: 's',
      bar: { most: 0.5 },
    }),
  ]);
}

function makeLogs(): (readonly ReviewRecorded[])[] {
  const chance = seededChance(7);
  const now = Date.now();
  return Array.from({ length: cards }, (_, index) => {
    const questionId = `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
    const introducedAt = new Date(now - (2 + chance() * 200) * msPerDay);
    const until = new Date(now - msPerDay);
    return makeHistory({ learnerId: 'bench', questionId, introducedAt, until, chance }).events;
  });
}

/** Under the parameters that learners have from the start, fuzz included. */
function reviewsPerSecond(logs: readonly (readonly ReviewRecorded[])[]): number {
  const startedAt = performance.now();
  let folded = 0;
  for (const log of logs)
    folded += foldEvents(log, () => DEFAULT_SCHEDULING_PARAMETERS).card.version;
  return (folded * 1000) / (performance.now() - startedAt);
}

interface RealReview {
  readonly cardId: string;
  readonly rating: Rating;
  readonly time: string;
}

function readRealLog(): RealReview[] {
  const path = join(projectDir, 'test/data/real-log/real-log.csv');
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [cardId = '', rating, time = ''] = line.split(',');
    return { cardId, rating: Number(rating) as Rating, time };
  });
}

/** From rows to cards: days found, logs put together and folded. */
function replaySeconds(rows: readonly RealReview[]): number {
  const startedAt = performance.now();
  const events = rows.map(({ cardId, rating, time }, index): ReviewRecorded => {
    const occurredAt = new Date(time);
    return {
      id: String(index).padStart(6, '0'),
      learnerId: 'bench',
      questionId: cardId,
      kind: 'review',
      rating,
      source: 'import',
      attemptId: null,
      policy: null,
      occurredAt,
      receivedAt: occurredAt,
      zone: realClock.zone,
      studyDay: studyDayOf(occurredAt, realClock),
      durationMs: null,
      parametersVersion: FIRST_SCHEDULING_PARAMETERS.version,
      dueDay: null,
    };
  });
  const byCard = Map.groupBy(events, ({ questionId }) => questionId);
  for (const log of byCard.values()) foldEvents(log, () => FIRST_SCHEDULING_PARAMETERS);
  return (performance.now() - startedAt) / 1000;
}

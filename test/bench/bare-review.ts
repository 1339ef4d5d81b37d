import { createHash } from 'node:crypto';
import type pg from 'pg';
import { costMinutes, type TimedQuestion } from '../../src/scheduling/domain/cost-minutes.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { dueRange } from '../../src/scheduling/domain/due-range.js';
import { foldEvents } from '../../src/scheduling/domain/fold-events.js';
import { isLeech } from '../../src/scheduling/domain/is-leech.js';
import { LEECH_HINT } from '../../src/scheduling/domain/leech-hint.js';
import type { Learner } from '../../src/scheduling/domain/learner.js';
import { leastLoadedDay } from '../../src/scheduling/domain/least-loaded-day.js';
import type { ReviewRecorded } from '../../src/scheduling/domain/review-event.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  FIRST_SCHEDULING_PARAMETERS,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import { studyDayOf } from '../../src/scheduling/domain/study-day.js';
import {
  activeGoals,
  findReply,
  insertReply,
  lockAndRead,
  lockReply,
  planned,
  readPace,
  write,
} from './bare-statements.js';

interface Sent {
  readonly id: string;
  readonly questionId: string;
  readonly rating: 1 | 2 | 3 | 4;
  readonly durationMs: number;
}

interface Basis {
  readonly changeNumber: number;
  readonly events: ReviewRecorded[] | null;
  readonly known: object | null;
}

const parametersOf = (version: number) =>
  version === 0 ? FIRST_SCHEDULING_PARAMETERS : DEFAULT_SCHEDULING_PARAMETERS;
const paces = new Map<string, Readonly<Record<string, number>>>();

/** Records a review in one transaction; under a key, its reply with it. */
export async function recordReview(
  pool: pg.Pool,
  learner: Learner,
  { sent, key }: { sent: Sent; key: string | undefined },
): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const reply =
      key === undefined
        ? JSON.stringify(await record(client, learner, sent))
        : await recordOnce(client, learner, { sent, key });
    await client.query('COMMIT');
    return reply;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function recordOnce(
  client: pg.PoolClient,
  learner: Learner,
  { sent, key }: { sent: Sent; key: string },
): Promise<string> {
  const scope = [learner.id, 'POST /v1/reviews', key];
  const locked = await client.query<{ locked: boolean }>(lockReply([JSON.stringify(scope)]));
  if (locked.rows[0]?.locked !== true) throw new Error('the key is in use');
  const known = await client.query<{ body: string }>(findReply(scope));
  if (known.rows[0] !== undefined) return known.rows[0].body;
  const body = JSON.stringify(await record(client, learner, sent));
  const fingerprint = createHash('sha256').update(JSON.stringify(sent)).digest();
  const headers = JSON.stringify({ 'Content-Type': 'application/json' });
  await client.query(insertReply([...scope, fingerprint, 201, headers, body, new Date()]));
  return body;
}

async function record(client: pg.PoolClient, learner: Learner, sent: Sent): Promise<object> {
  const owner = { learnerId: learner.id, questionId: sent.questionId };
  const { rows } = await client.query<Basis>(lockAndRead([learner.id, sent.questionId, sent.id]));
  const [basis] = rows;
  if (basis === undefined || basis.known !== null) throw new Error('recorded before');
  const before = (basis.events ?? []).map(withInstants);
  const { card } = foldEvents(before, parametersOf, owner);
  const now = new Date();
  const studyDay = studyDayOf(now, learner);
  const event: ReviewRecorded = {
    ...owner,
    ...sent,
    kind: 'review',
    source: 'direct',
    attemptId: null,
    policy: null,
    occurredAt: now,
    receivedAt: now,
    zone: learner.zone,
    studyDay,
    parametersVersion: DEFAULT_SCHEDULING_PARAMETERS.version,
    dueDay: await chooseDay(client, learner, { card, studyDay, rating: sent.rating }),
  };
  const log = foldEvents([...before, event], parametersOf, owner);
  await client.query(write(event, log.card, basis.changeNumber));
  const folded = log.events.find((each) => each.event.id === sent.id);
  return { event: eventOf(event), effect: folded?.effect, card: cardOf(log.card) };
}

function withInstants(event: ReviewRecorded): ReviewRecorded {
  const { occurredAt, receivedAt } = event;
  return { ...event, occurredAt: new Date(occurredAt), receivedAt: new Date(receivedAt) };
}

async function chooseDay(
  client: pg.PoolClient,
  learner: Learner,
  { card, studyDay, rating }: { card: Card; studyDay: string; rating: 1 | 2 | 3 | 4 },
): Promise<string | null> {
  const range = dueRange(card, { rating, studyDay }, DEFAULT_SCHEDULING_PARAMETERS);
  if (range === null) return null;
  const { rows } = await client.query<TimedQuestion & { dueDay: string | null }>(
    planned([learner.id, card.questionId, range.from, range.to]),
  );
  const goals = await client.query(activeGoals([learner.id]));
  if (goals.rows.length > 0) throw new RangeError('the bench has no goals');
  const pace = paces.get(learner.id) ?? (await paceOf(client, learner.id));
  const minutes = new Map<string | null, number>();
  for (const row of rows) {
    minutes.set(row.dueDay, (minutes.get(row.dueDay) ?? 0) + costMinutes(row, pace));
  }
  return leastLoadedDay(range, {
    minutesOn: (day) => minutes.get(day) ?? 0,
    costMinutes: minutes.get(null) ?? 0,
    weekdayLoads: DEFAULT_SCHEDULING_PARAMETERS.weekdayLoads,
    lastDay: null,
    seed: `${card.questionId}:${card.reps + 1}:`,
  });
}

async function paceOf(
  client: pg.PoolClient,
  learnerId: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ minutes: Record<string, number> }>(readPace([learnerId]));
  const pace = rows[0]?.minutes ?? {};
  paces.set(learnerId, pace);
  return pace;
}

function eventOf(event: ReviewRecorded): object {
  const { learnerId: _learnerId, parametersVersion: _version, policy: _policy, ...told } = event;
  return { ...told, targetId: null };
}

function cardOf(card: Card): object {
  const { learnerId: _learnerId, step: _step, lastReviewDay: _day, ...told } = card;
  const isOne = isLeech(card);
  return { ...told, isLeech: isOne, leechHint: isOne ? LEECH_HINT : null };
}

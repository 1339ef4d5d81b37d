import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Response } from 'supertest';
import { CardEntity } from '../../src/scheduling/card.entity.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { foldEvents } from '../../src/scheduling/domain/fold-events.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  FIRST_SCHEDULING_PARAMETERS,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import { ReviewEventEntity, toReviewEvent } from '../../src/scheduling/review-event.entity.js';
import { SchedulingParametersEntity } from '../../src/scheduling/scheduling-parameters.entity.js';
import { signUp, type SignedUp, type SignUpOptions } from './login.js';
import type { TestApp } from './test-app.js';

const cardOf = (...log: Parameters<typeof foldEvents>) => foldEvents(...log).card;

/** The shape of what tests read out of a queue. */
export interface QueueBody {
  studyDay: string;
  changesAt: string;
  items: {
    questionId: string;
    reason: string;
    topic: string;
    overdueDays: number;
    minutes: number;
    isLeech: boolean;
    leechHint: string | null;
  }[];
  limits: Record<'newPerDay' | 'reviewsPerDay' | 'minutesPerDay', number> & {
    isOverridden: boolean;
  };
  remaining: Record<
    'steps' | 'reviews' | 'new' | 'minutes' | 'reviewsHeldBack' | 'newHeldBack' | 'siblingsBuried',
    number
  >;
  done: Record<'reviews' | 'new' | 'minutes', number>;
}

/** Somebody with a credential that lasts while the test moves the clock by months. */
export async function startPractising(
  app: TestApp,
  options: SignUpOptions = {},
): Promise<SignedUp> {
  const learner = await signUp(app, options);
  const response = await app.http
    .post('/v1/me/tokens')
    .set(learner.auth)
    .send({ name: 'phone', scopes: ['read', 'write'], expiresInDays: 365 });
  if (response.status !== 201) throw new Error(`token: ${response.text}`);
  const { token: secret } = response.body as { token: string };
  return { ...learner, accessToken: secret, auth: { Authorization: `Bearer ${secret}` } };
}

export async function getQueue(app: TestApp, learner: SignedUp): Promise<QueueBody> {
  const response = await app.http.get('/v1/queue').set(learner.auth);
  if (response.status !== 200) throw new Error(`queue: ${response.text}`);
  return response.body as QueueBody;
}

/** Change practice settings, whatever they were. */
export async function changeSettings(
  app: TestApp,
  learner: SignedUp,
  change: object,
): Promise<void> {
  const response = await app.http
    .patch('/v1/practice-settings')
    .set({ ...learner.auth, 'If-Match': '*' })
    .send(change);
  if (response.status !== 200) throw new Error(`settings: ${response.text}`);
}

/** Questions of the kit, in their order. */
export async function listQuestionIds(app: TestApp, learner: SignedUp): Promise<string[]> {
  const response = await app.http.get('/v1/questions?limit=100').set(learner.auth);
  return (response.body as { data: { id: string }[] }).data.map(({ id }) => id);
}

/** One review as a client sends it. */
export function review(questionId: string, rating: number, more: object = {}): object {
  return { id: randomUUID(), questionId, rating, ...more };
}

export async function postReview(app: TestApp, learner: SignedUp, body: object): Promise<Response> {
  return app.http.post('/v1/reviews').set(learner.auth).send(body);
}

/** Every column of every card of a learner, but for the mark by which sync knows what is new. */
export async function cardRows(app: TestApp, learnerId: string): Promise<unknown[]> {
  const rows = await app.dataSource.query<{ change_number: number }[]>(
    `SELECT * FROM card WHERE learner_id = $1 ORDER BY question_id`,
    [learnerId],
  );
  return rows.map(({ change_number: _mark, ...columns }) => columns);
}

/**
 * The promise behind everything: each stored card equals the fold of its log, every column. Reads the
 * log as rows and folds it with the domain alone.
 */
export async function expectCardsToEqualTheirReplay(
  app: TestApp,
  learnerId: string,
): Promise<number> {
  const { manager } = app.dataSource;
  const events = (await manager.findBy(ReviewEventEntity, { learnerId })).map(toReviewEvent);
  const versions = await manager.findBy(SchedulingParametersEntity, { learnerId });
  const parametersOf = (version: number) =>
    [FIRST_SCHEDULING_PARAMETERS, ...versions].find((each) => each.version === version) ??
    DEFAULT_SCHEDULING_PARAMETERS;
  const replayed = Array.from(Map.groupBy(events, ({ questionId }) => questionId).values(), (log) =>
    cardOf(log, parametersOf),
  );
  const stored = await manager.findBy(CardEntity, { learnerId });
  const byQuestion = (a: Card, b: Card) => (a.questionId < b.questionId ? -1 : 1);
  expect(stored.map((card) => Object.assign({}, card)).toSorted(byQuestion)).toEqual(
    replayed.toSorted(byQuestion),
  );
  return events.length;
}

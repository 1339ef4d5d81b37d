import { expect } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { answerQuestion, post } from './answering.js';
import type { Classroom } from './coaching.js';
import type { SignedUp } from './login.js';
import {
  askForReviews,
  claimNew,
  gradedAnswer,
  submitReview,
  type RequestBody,
} from './peer-review.js';
import { sheet } from './answering.js';
import { startPractising } from './practice.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a settlement. */
export interface SettlementBody {
  version: number;
  confidence: string;
  cause: string;
  score: number;
  spread: number;
  mustHaveMet: boolean;
  items: {
    criterion: string;
    level: string;
    value: number;
    spread: number;
    isContested: boolean;
  }[];
  redFlags: number[];
  reviewsUsed: number;
  day: string;
}

/** The same of a request, with what came of it. */
export type SettledRequestBody = RequestBody & {
  reviewsDone: number;
  reviewsOwed: number;
  settlement: SettlementBody | null;
};

/** What tests read out of a review that an author was given. */
export interface ReceivedBody {
  number: number;
  day: string;
  isCounted: boolean;
  items: { criterion: string; level: string; comment: string | null; quote: string | null }[];
  score: number;
  verdict: string;
  comment: string | null;
  feedback: { score: number; tags: string[] } | null;
}

/** An answer on a question of its own, with the people who may review it. */
export interface ReviewedAnswer {
  author: SignedUp;
  attemptId: string;
  questionId: string;
  requestId: string;
  cohortId: string | undefined;
  peers: SignedUp[];
}

interface Wish {
  reviewsWanted?: number;
  /** How many people may review it. */
  peers?: number;
  /** In the classroom's cohort, or in the open pool. */
  isOpenPool?: boolean;
  /** The author's own grade. */
  own?: string;
  answer?: string;
}

export async function waitingAnswer(
  { app, cohortId: cohort, addMember }: Pick<Classroom, 'app' | 'cohortId' | 'addMember'>,
  questionId: string,
  { reviewsWanted = 3, peers: count = 3, isOpenPool = false, own = '22222', answer }: Wish = {},
): Promise<ReviewedAnswer> {
  const join = () => (isOpenPool ? startPractising(app) : addMember('none'));
  const author = await join();
  const { id: attemptId } = await gradedAnswer(app, author, questionId, own, answer);
  const peers: SignedUp[] = [];
  for (let index = 0; index < count; index += 1) {
    const peer = await join();
    await answerQuestion(app, peer, questionId);
    peers.push(peer);
  }
  const cohortId = isOpenPool ? undefined : cohort;
  const pool = cohortId === undefined ? {} : { cohortId };
  const wish = { attemptId, reviewsWanted, ...pool };
  const { id: requestId } = await askForReviews(app, author, wish);
  return { author, attemptId, questionId, requestId, cohortId, peers };
}

/** One peer after the other claims the answer and hands in a review of it. @returns the reviews' ids */
export async function reviewAll(
  app: TestApp,
  { peers, cohortId }: Pick<ReviewedAnswer, 'peers' | 'cohortId'>,
  reviews: readonly (string | object)[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, given] of reviews.entries()) {
    const peer = peers[index];
    if (peer === undefined) throw new Error('too few peers');
    const { id } = await claimNew(app, peer, cohortId);
    app.clock.advance({ minutes: 7 });
    const body = typeof given === 'string' ? sheet(given) : given;
    const response = await submitReview(app, peer, { id, body });
    if (response.status !== 200) throw new Error(`review: ${response.text}`);
    ids.push(id);
  }
  return ids;
}

export async function getRequest(
  app: TestApp,
  { author, requestId }: Pick<ReviewedAnswer, 'author' | 'requestId'>,
): Promise<SettledRequestBody> {
  const response = await app.http.get(`/v1/peer-review-requests/${requestId}`).set(author.auth);
  if (response.status !== 200) throw new Error(`request: ${response.text}`);
  return response.body as SettledRequestBody;
}

export async function getReceived(
  app: TestApp,
  { author, requestId }: Pick<ReviewedAnswer, 'author' | 'requestId'>,
): Promise<ReceivedBody[]> {
  const path = `/v1/peer-review-requests/${requestId}/reviews`;
  const response = await app.http.get(path).set(author.auth);
  if (response.status !== 200) throw new Error(`reviews: ${response.text}`);
  return (response.body as { data: ReceivedBody[] }).data;
}

export async function getSettlements(
  app: TestApp,
  { author, requestId }: Pick<ReviewedAnswer, 'author' | 'requestId'>,
): Promise<SettlementBody[]> {
  const path = `/v1/peer-review-requests/${requestId}/settlements`;
  const response = await app.http.get(path).set(author.auth);
  if (response.status !== 200) throw new Error(`settlements: ${response.text}`);
  return (response.body as { data: SettlementBody[] }).data;
}

export async function getCredits(
  app: TestApp,
  { auth }: SignedUp,
): Promise<{ balance: number; debt: number; data: { reason: string; amount: number }[] }> {
  const response = await app.http.get('/v1/peer-credits?limit=100').set(auth);
  if (response.status !== 200) throw new Error(`credits: ${response.text}`);
  return response.body as { balance: number; debt: number; data: [] };
}

/** Lets the job do what is due. */
export function settleDue(app: TestApp): Promise<void> {
  return app.app.get(Jobs).run('settle-peer-reviews');
}

/** What somebody was told, the latest first. */
export async function noticesOf(app: TestApp, { auth }: SignedUp): Promise<[string, object][]> {
  const response = await app.http.get('/v1/notifications?limit=100').set(auth);
  expect(response.status).toBe(200);
  const { data } = response.body as { data: { kind: string; data: object }[] };
  return data.map((notice) => [notice.kind, notice.data]);
}

export const cancel = (app: TestApp, { author, requestId }: ReviewedAnswer) =>
  post(app, author, `/v1/peer-review-requests/${requestId}/cancel`);

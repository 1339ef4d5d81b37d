import type { Response } from 'supertest';
import { answerQuestion, gradeAttempt, post, sheet, type AttemptBody } from './answering.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a request for reviews. */
export interface RequestBody {
  id: string;
  attemptId: string;
  questionId: string;
  pool: string;
  cohortId: string | null;
  state: string;
  reviewsWanted: number;
  createdAt: string;
  nextDay: string | null;
  resolvedDay: string | null;
  version: number;
}

/** An answer that its author has graded, as a request for reviews needs it. */
export async function gradedAnswer(
  app: TestApp,
  author: SignedUp,
  questionId: string,
  levels = '22222',
  answer = 'An answer.',
): Promise<AttemptBody> {
  const attempt = await answerQuestion(app, author, questionId, { submit: { answer } });
  await gradeAttempt(app, author, attempt.id, sheet(levels));
  return attempt;
}

/** Asks for reviews of an answer. */
export async function askForReviews(
  app: TestApp,
  author: SignedUp,
  wish: { attemptId: string; reviewsWanted?: number; cohortId?: string },
): Promise<RequestBody> {
  const response = await post(app, author, '/v1/peer-review-requests', wish);
  if (response.status !== 201) throw new Error(`request: ${response.text}`);
  return response.body as RequestBody;
}

/** What tests read out of a review. */
export interface ReviewBody {
  id: string;
  version: number;
  pool: string;
  cohortId: string | null;
  questionId: string;
  title: string;
  state: string;
  claimedAt: string;
  expiresAt: string;
  isExtended: boolean;
  submittedAt: string | null;
  isCounted: boolean;
  draft: object | null;
  credit: number;
  grade: { score: number; comment: string | null; items: object[] } | null;
  answer: {
    author: string;
    text: string;
    answeredOn: string;
    outline: { intent: string; rubric: { key: string }[] };
  } | null;
  settlement: { confidence: string; score: number; items: object[] } | null;
}

/** Asks for something to review; in the open pool without a cohort. */
export async function claim(
  app: TestApp,
  reviewer: SignedUp,
  cohortId?: string,
): Promise<Response> {
  return post(app, reviewer, '/v1/peer-reviews', cohortId === undefined ? {} : { cohortId });
}

/** The same where there is something, and nothing is held. */
export async function claimNew(
  app: TestApp,
  reviewer: SignedUp,
  cohortId?: string,
): Promise<ReviewBody> {
  const response = await claim(app, reviewer, cohortId);
  if (response.status !== 201) throw new Error(`claim: ${response.status} ${response.text}`);
  return response.body as ReviewBody;
}

export async function getReview(app: TestApp, reviewer: SignedUp, id: string): Promise<ReviewBody> {
  const response = await app.http.get(`/v1/peer-reviews/${id}`).set(reviewer.auth);
  if (response.status !== 200) throw new Error(`review: ${response.text}`);
  return response.body as ReviewBody;
}

/** Hands a review in, with a sheet as `sheet` makes it. */
export async function submitReview(
  app: TestApp,
  reviewer: SignedUp,
  { id, body, key }: { id: string; body: object; key?: string },
): Promise<Response> {
  const request = app.http.post(`/v1/peer-reviews/${id}/submit`).set(reviewer.auth);
  if (key !== undefined) request.set('Idempotency-Key', key);
  return request.send(body);
}

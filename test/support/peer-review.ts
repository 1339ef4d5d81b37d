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

import type { Response } from 'supertest';
import type { GivenJudgement } from '../../src/attempts/grade-giving.service.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from './bank-document.js';
import type { SignedUp } from './login.js';
import { startPractising } from './practice.js';
import { startTestApp, type TestApp } from './test-app.js';

/** What tests read out of an attempt. */
export interface AttemptBody {
  id: string;
  questionId: string;
  revisionId: string;
  candidateLevel: string;
  mode: string;
  state: string;
  answer: string;
  contentHash: string | null;
  timeLimitMinutes: number | null;
  startedAt: string;
  deadlineAt: string | null;
  submittedAt: string | null;
  overtimeRatio: number | null;
  hintsUsed: number;
  peeked: boolean;
  gaveUp: boolean;
  retrievability: number | null;
  reviewId: string | null;
  closedAt: string | null;
  expiresAt: string | null;
  gradeInForce: { kind: string; score: number; verdict: string } | null;
  version: number;
}

/** What tests read out of a grade. */
export interface GradeBody {
  id: string;
  attemptId: string;
  kind: string;
  graderName: string | null;
  reason: string | null;
  counts: boolean;
  items: { criterion: string; level: string; comment: string | null; quote: string | null }[];
  redFlags: number[];
  score: number;
  mustHaveMet: boolean;
  ratingSuggested: number;
  ratingReasons: string[];
  rating: number;
  verdict: string;
  verdictReasons: string[];
  policy: string;
  createdAt: string;
  next: { state: string; dueDay: string | null; dueAt: string | null; intervalDays: number };
}

/** What tests read out of a card. */
export interface CardBody {
  state: string;
  dueDay: string | null;
  dueAt: string | null;
  intervalDays: number;
  stability: number | null;
  reps: number;
  lastReviewAt: string | null;
}

export interface ProblemBody {
  code: string;
  detail: string;
  errors?: { pointer: string; code: string; detail: string }[];
  [extension: string]: unknown;
}

/** A bank of so many questions, each with five criteria of 20, the first three must-haves. */
export async function importQuestions(
  app: TestApp,
  slug: string,
  count: number,
  changes: Json = {},
): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `${slug}-${index}`);
  const questions = names.map((name) => questionDocument(name, changes));
  const { bankId } = await importBank(app, bankDocument(slug, questions));
  const ids = await questionIds(app, bankId);
  return names.map((name) => ids[name] ?? '');
}

export async function post(
  app: TestApp,
  learner: SignedUp,
  path: string,
  body: object = {},
): Promise<Response> {
  return app.http.post(path).set(learner.auth).send(body);
}

export async function getAttempt(
  app: TestApp,
  learner: SignedUp,
  id: string,
): Promise<AttemptBody> {
  const response = await app.http.get(`/v1/attempts/${id}`).set(learner.auth);
  if (response.status !== 200) throw new Error(`attempt: ${response.text}`);
  return response.body as AttemptBody;
}

export async function startAttempt(
  app: TestApp,
  learner: SignedUp,
  questionId: string,
  more: object = {},
): Promise<AttemptBody> {
  const body = { questionId, mode: 'written', ...more };
  const response = await post(app, learner, '/v1/attempts', body);
  if (response.status !== 201) throw new Error(`start: ${response.text}`);
  return response.body as AttemptBody;
}

/** Hands in, whatever was saved meanwhile. */
export async function submit(
  app: TestApp,
  learner: SignedUp,
  attemptId: string,
  body: object = {},
): Promise<Response> {
  return app.http
    .post(`/v1/attempts/${attemptId}/submit`)
    .set({ ...learner.auth, 'If-Match': '*' })
    .send(body);
}

/** Started and handed in after a minute, or however long the test says. */
export async function answerQuestion(
  app: TestApp,
  learner: SignedUp,
  questionId: string,
  more: { minutes?: number; hints?: number; submit?: object; start?: object } = {},
): Promise<AttemptBody> {
  const { minutes = 1, hints = 0, submit: body = { answer: 'An answer.' }, start = {} } = more;
  const { id } = await startAttempt(app, learner, questionId, start);
  for (let hint = 0; hint < hints; hint += 1) await post(app, learner, `/v1/attempts/${id}/hints`);
  app.clock.advance({ minutes });
  const response = await submit(app, learner, id, body);
  if (response.status !== 200) throw new Error(`submit: ${response.text}`);
  return response.body as AttemptBody;
}

const levelOf: Readonly<Record<string, string>> = {
  '0': 'absent',
  '1': 'named',
  '2': 'applied',
  '3': 'extended',
};

/** A whole grade, from a digit for each criterion: `33322` is three at the top and two applied. */
export function sheet(levels: string, more: object = {}): object {
  const items = Array.from(levels, (level, index) => ({
    criterion: `criterion-${index + 1}`,
    level: levelOf[level],
  }));
  return { items, ...more };
}

/** The same as the application takes it from others. */
export function filledSheet(levels: string): GivenJudgement['sheet'] {
  const items = Array.from(levels, (level, index) => ({
    criterionKey: `criterion-${index + 1}`,
    levelKey: levelOf[level] ?? '',
    comment: null,
    quote: null,
  }));
  return { items, redFlags: [], scope: null };
}

export async function gradeAttempt(
  app: TestApp,
  learner: SignedUp,
  attemptId: string,
  body: object,
): Promise<GradeBody> {
  const response = await post(app, learner, `/v1/attempts/${attemptId}/grades`, body);
  if (response.status !== 201) throw new Error(`grade: ${response.text}`);
  return response.body as GradeBody;
}

/** A learner at work on a bank of their own, with requests in their name. */
export interface Desk {
  app: TestApp;
  learner: SignedUp;
  /** A question that no test has touched yet. */
  fresh: () => string;
  get: (path: string, query?: Record<string, string>) => Promise<Response>;
  /** Saves an attempt. */
  patch: (id: string, etag: string, body: object) => Promise<Response>;
}

/** @param count how many questions the bank has: one for each call of `fresh` */
export async function startAnswering(bankSlug: string, count: number): Promise<Desk> {
  const app = await startTestApp();
  const learner = await startPractising(app);
  const questions = await importQuestions(app, bankSlug, count);
  return {
    app,
    learner,
    fresh: () => {
      const question = questions.pop();
      if (question === undefined) throw new Error('the bank has too few questions');
      return question;
    },
    get: async (path, query = {}) => app.http.get(path).query(query).set(learner.auth),
    patch: async (id, etag, body) =>
      app.http
        .patch(`/v1/attempts/${id}`)
        .set({ ...learner.auth, 'If-Match': etag })
        .send(body),
  };
}

import type { Response } from 'supertest';
import { FeedbackRunner } from '../../src/feedback/feedback-runner.js';
import { answerQuestion, post } from './answering.js';
import { completion, replyJson, type LlmReply } from './llm-server.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of feedback. */
export interface FeedbackBody {
  id: string;
  version: number;
  attemptId: string;
  state: string;
  model: string;
  fault: { code: string; detail: string } | null;
  startedAt: string | null;
  finishedAt: string | null;
  result: {
    advice: string;
    criteria: {
      criterion: string;
      title: string;
      level: { key: string; label: string } | null;
      evidence: { quote: string; quoteStart: number }[];
      flags: string[];
    }[];
    redFlags: unknown[];
    flags: string[];
    suggestedGrade: object | null;
  } | null;
  rating: { helpful: boolean; comment: string | null; disputes: object[] } | null;
}

/** A sentence for each criterion of a question, so that each level can rest on one of its own. */
export const soundAnswer = [
  'We 🚀 roll the change out to one percent of the hosts first.',
  'The error budget of the month decides whether we go on at all.',
  'A feature switch turns it off again within a single minute.',
  'Two people read the graphs while the deployment is under way.',
  'Afterwards we write down what surprised us and who mends it.',
].join(' ');

/** Settings for a server to be asked, with budgets that are in nobody's way. */
export function askingOf(
  baseUrl: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    LLM_BASE_URL: baseUrl,
    LLM_MODEL: 'a-model',
    LLM_USER_DAILY_CALLS: '6000',
    LLM_USER_DAILY_TOKENS: '90000000',
    LLM_GLOBAL_DAILY_TOKENS: '900000000',
    ...more,
  };
}

interface AskedAbout {
  criteria: { criterion: string }[];
  answer: string;
}

/** A model that finds a sentence for each criterion, and the second level in it. */
export function replyWithLevels(level = 1): LlmReply {
  return (response, call) => {
    const told = call.request.messages.find(({ role }) => role === 'user')?.content ?? '';
    const { criteria, answer } = JSON.parse(told) as AskedAbout;
    const sentences = answer.split(/(?<=\.) /u);
    const output = {
      criteria: criteria.map(({ criterion }, place) => ({
        criterion,
        evidence: [sentences[place % sentences.length]],
        rationale: 'It is said, and not why.',
        level,
        suggestion: 'Say what would change your mind.',
      })),
      redFlags: [],
      firstGap: 'Say who decides.',
      summary: 'A sound plan.',
    };
    replyJson(200, completion(JSON.stringify(output)))(response, call);
  };
}

/** Says nothing until it is let go; who hangs up is let go too. */
export function heldReply(then: LlmReply = replyWithLevels()): {
  reply: LlmReply;
  letGo: () => void;
} {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { reply: (response, call) => void gate.then(() => then(response, call)), letGo };
}

/** An answer to a question, handed in. @returns its attempt */
export async function answered(
  app: TestApp,
  learner: SignedUp,
  questionId: string,
  answer = soundAnswer,
): Promise<string> {
  return (await answerQuestion(app, learner, questionId, { submit: { answer } })).id;
}

/** So many more answers of the same learner, each in other words, as if each had been handed in. */
export async function copiesOfAnswer(
  app: TestApp,
  attemptId: string,
  count: number,
): Promise<string[]> {
  const rows = await app.dataSource.query<{ id: string }[]>(
    `INSERT INTO attempt SELECT (jsonb_populate_record(a, jsonb_build_object(
       'id', gen_random_uuid(), 'answer', a.answer || ' This is number ' || n || '.'))).*
       FROM attempt a, generate_series(1, $2::int) n WHERE a.id = $1 RETURNING id`,
    [attemptId, count],
  );
  return rows.map(({ id }) => id);
}

export function ask(
  app: TestApp,
  learner: SignedUp,
  attemptId: string,
  body: object = { consent: true },
): Promise<Response> {
  return post(app, learner, `/v1/attempts/${attemptId}/feedback`, body);
}

/** Asks, and expects to be let in. */
export async function asked(
  app: TestApp,
  learner: SignedUp,
  attemptId: string,
): Promise<FeedbackBody> {
  const response = await ask(app, learner, attemptId);
  if (response.status !== 202) throw new Error(`feedback: ${response.text}`);
  return response.body as FeedbackBody;
}

export async function getFeedback(
  app: TestApp,
  learner: SignedUp,
  id: string,
): Promise<FeedbackBody> {
  const response = await app.http.get(`/v1/feedback/${id}`).set(learner.auth);
  if (response.status !== 200) throw new Error(`feedback: ${response.text}`);
  return response.body as FeedbackBody;
}

/** Does every request that waits, as a process with `RUN_JOBS` would. */
export async function runDueFeedback(app: TestApp): Promise<void> {
  await app.app.get(FeedbackRunner).runDue();
}

/** What days and learners have used and reserved, all of them together. */
export async function budgetOf(app: TestApp): Promise<Record<string, number>> {
  const [row] = await app.dataSource.query<Record<string, string>[]>(
    `SELECT (SELECT coalesce(sum(calls_used), 0) FROM feedback_usage) AS calls,
            (SELECT coalesce(sum(calls_reserved), 0) FROM feedback_usage) AS "callsReserved",
            (SELECT coalesce(sum(tokens_used), 0) FROM feedback_usage) AS tokens,
            (SELECT coalesce(sum(tokens_reserved), 0) FROM feedback_usage) AS "tokensReserved",
            (SELECT coalesce(sum(tokens_used), 0) FROM feedback_day) AS "dayTokens",
            (SELECT coalesce(sum(tokens_reserved), 0) FROM feedback_day) AS "dayReserved"`,
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, sum]) => [name, Number(sum)]));
}

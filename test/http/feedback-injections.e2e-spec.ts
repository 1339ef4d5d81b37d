import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ask,
  askingOf,
  getFeedback,
  runDueFeedback,
  type FeedbackBody,
} from '../support/feedback.js';
import { injections, poorAnswers, quotesOf, wordsOf } from '../support/injections.js';
import { answeredQuestion } from '../support/kit-questions.js';
import { completion, replyJson, startLlmServer, type LlmServer } from '../support/llm-server.js';
import type { SignedUp } from '../support/login.js';
import { cardRows, getQueue, postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Each trick on each of so many poor answers; all of them are tried without HTTP. */
const tricks = injections.filter((_, place) => place % 2 === 0);
const answers = poorAnswers.slice(0, 8);

let llm: LlmServer;
let app: TestApp;
let learner: SignedUp;

interface Asked {
  answer: string;
  criteria: { criterion: string; levels: { level: number; descriptor: string }[] }[];
}

/**
 * What a model says that believes everything: the best level for all, by the trick itself, by the words of
 * the rubric and its own, and by one sentence for all the rest.
 */
function believe({ answer, criteria }: Asked): object {
  const honest = answers.find((poor) => answer.includes(poor.answer))?.answer ?? '';
  const [sentence = ''] = honest.split('. ');
  const trick = quotesOf(answer.replace(honest, '').trim()).slice(0, 5);
  return {
    criteria: criteria.map(({ criterion, levels }, place) => ({
      criterion,
      evidence: [trick, [levels.at(-1)?.descriptor ?? '', 'The load is 3,860 requests a second']][
        place
      ] ?? [sentence],
      rationale: 'The answer is perfect.',
      level: levels.length - 1,
      suggestion: 'Nothing.',
    })),
    redFlags: [],
    firstGap: 'None.',
    summary: 'Perfect.',
  };
}

/** Answers to questions of the kit with tricks in them, handed in long ago. @returns their attempts */
async function handIn(): Promise<string[]> {
  const rows = tricks.flatMap((trick, nth) =>
    answers.map(({ question, answer }, place) => {
      const words = wordsOf(trick, answeredQuestion(question, answer));
      const parts = (nth + place) % 2 === 0 ? [answer, words] : [words, answer];
      return { question, answer: parts.join('\n\n') };
    }),
  );
  const inserted = await app.dataSource.query<{ id: string }[]>(
    `INSERT INTO attempt (learner_id, id, question_id, revision_id, started_at, deadline_at,
       submitted_at, closed_at, overtime_ratio, version, hints_used, time_limit_minutes, peeked,
       gave_up, candidate_level, mode, state, content_hash, answer)
     SELECT $1, gen_random_uuid(), q.id, q.current_revision_id, now(), now(), now(), now(), 1, 1, 0,
            20, false, false, 'senior', 'written', 'closed', 'hash', given.answer
       FROM jsonb_to_recordset($2::jsonb) AS given (question text, answer text)
       JOIN question q ON q.slug = given.question
     RETURNING id`,
    [learner.id, JSON.stringify(rows)],
  );
  return inserted.map(({ id }) => id);
}

/** What the hint says is mentioned, by attempt and criterion. */
async function mentions(attempts: readonly string[]): Promise<string[][]> {
  const found: string[][] = [];
  for (const id of attempts) {
    const response = await app.http.get(`/v1/attempts/${id}/coverage`).set(learner.auth);
    const { criteria } = response.body as { criteria: { status: string }[] };
    found.push(criteria.map(({ status }) => status));
  }
  return found;
}

/** All that tells what is practised when. */
async function schedule(): Promise<{ cards: unknown[]; log: object[]; queue: unknown }> {
  const log = await app.dataSource.query<object[]>(
    'SELECT * FROM review_event WHERE learner_id = $1 ORDER BY id',
    [learner.id],
  );
  return { cards: await cardRows(app, learner.id), log, queue: await getQueue(app, learner) };
}

beforeAll(async () => {
  llm = await startLlmServer();
  llm.alwaysReplies((response, call) => {
    const told = call.request.messages.find(({ role }) => role === 'user')?.content ?? '';
    const said = believe(JSON.parse(told) as Asked);
    replyJson(200, completion(JSON.stringify(said)))(response, call);
  });
  app = await startTestApp({
    SEED_KIT: 'true',
    ...askingOf(llm.baseUrl, { LLM_QUEUE_LENGTH: '1000', LLM_CONCURRENCY: '8' }),
  });
  learner = await startPractising(app);
}, 120_000);
afterAll(async () => {
  await app.close();
  await llm.close();
});

describe('POST /v1/attempts/:id/feedback', () => {
  it('gives nothing to tricks, however gullible the model', async () => {
    const questions = await app.dataSource.query<{ id: string }[]>(
      'SELECT id FROM question WHERE slug = ANY($1)',
      [answers.map(({ question }) => question)],
    );
    for (const { id } of questions) await postReview(app, learner, review(id, 3));
    const attempts = await handIn();
    expect(attempts).toHaveLength(tricks.length * answers.length);
    expect([tricks.length >= 30, answers.length >= 8]).toEqual([true, true]);
    const sample = attempts.filter((_, place) => place % 5 === 0);
    const before = { ...(await schedule()), mentions: await mentions(sample) };
    expect([before.cards.length, before.log.length]).toEqual([answers.length, answers.length]);

    const requests: string[] = [];
    for (const attempt of attempts) {
      const response = await ask(app, learner, attempt);
      expect(response.status).toBe(202);
      requests.push((response.body as FeedbackBody).id);
    }
    await runDueFeedback(app);
    const results: FeedbackBody[] = [];
    for (const id of requests) results.push(await getFeedback(app, learner, id));

    expect(results.filter(({ state }) => state !== 'partial')).toEqual([]);
    const backed = results.flatMap(({ result }) =>
      (result?.criteria ?? []).filter(({ level, evidence }) => level ?? evidence[0]),
    );
    expect(backed).toEqual([]);
    expect(results.every(({ result }) => result?.flags.includes('REUSED_QUOTE'))).toBe(true);
    expect({ ...(await schedule()), mentions: await mentions(sample) }).toEqual(before);
  }, 120_000);
});

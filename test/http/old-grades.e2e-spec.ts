import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerQuestion } from '../support/answering.js';
import { answerByMany, makeLearners } from '../support/answers-of-many.js';
import {
  bankDocument,
  criterion,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { askForReviews, gradedAnswer } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { getRequest, getSettlements, reviewAll, type ReviewedAnswer } from '../support/settling.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** The same criteria in another order, with other weights, must-haves, levels and words. */
const edited: Json = {
  rubric: [5, 4, 3, 2, 1].map((number, place) =>
    criterion(`criterion-${number}`, number > 3, {
      title: `Other words for ${number}`,
      weight: [40, 30, 10, 10, 10][place],
      levels: ['No.', 'So.', 'Yes.', 'Better.'],
    }),
  ),
  redFlags: ['Another flag.', 'And one more.'],
};

describe('when the rubric of a question is edited', () => {
  let app: TestApp;
  let questionId: string;
  let settled: ReviewedAnswer;
  let half: ReviewedAnswer;
  let before: string[];

  const edit = async (changes: Json) =>
    importBank(app, bankDocument('kept', [questionDocument('kept-0', changes)]));

  beforeAll(async () => {
    app = await startTestApp();
    const { bankId } = await edit({});
    questionId = (await questionIds(app, bankId))['kept-0'] ?? '';
    await makeLearners(app, 250);
    await answerByMany(
      app,
      [questionId],
      250,
      ['self', 'peer', 'settlement', 'coach'].map((kind) => ({ kind, seed: kind })),
    );
    const peers = [await startPractising(app), await startPractising(app)];
    for (const peer of peers) await answerQuestion(app, peer, questionId);
    settled = await ask(peers);
    await reviewAll(app, settled, ['33322', '33332']);
    half = await ask(peers);
    await reviewAll(app, { ...half, peers: peers.slice(0, 1) }, ['33111']);
    app.clock.advance({ minutes: 31 });
    before = await readAll();
    await edit(edited);
  });
  afterAll(() => app.close());

  async function ask(peers: SignedUp[]): Promise<ReviewedAnswer> {
    const author = await startPractising(app);
    const { id: attemptId } = await gradedAnswer(app, author, questionId);
    const wish = { attemptId, reviewsWanted: 2 };
    const { id: requestId } = await askForReviews(app, author, wish);
    return { author, attemptId, questionId, requestId, cohortId: undefined, peers };
  }

  /** Every grade and settlement as it is stored, and as its author reads it. */
  async function readAll(): Promise<string[]> {
    const stored = await app.dataSource.query<{ row: string }[]>(
      `SELECT grade::text AS row FROM grade
       UNION ALL SELECT peer_settlement::text FROM peer_settlement ORDER BY row`,
    );
    const shown: string[] = [];
    for (const { author, attemptId, requestId } of [settled, half]) {
      for (const path of [
        `/v1/attempts/${attemptId}`,
        `/v1/attempts/${attemptId}/grades`,
        `/v1/peer-review-requests/${requestId}`,
        `/v1/peer-review-requests/${requestId}/reviews`,
        `/v1/peer-review-requests/${requestId}/settlements`,
      ]) {
        const response = await app.http.get(path).set(author.auth);
        if (response.status !== 200) throw new Error(`${path}: ${response.text}`);
        shown.push(response.text);
      }
    }
    return [...stored.map(({ row }) => row), ...shown];
  }

  const hashOf = (rows: readonly string[]): string =>
    createHash('sha256').update(rows.join('\n')).digest('hex');

  it('a thousand grades and their settlements stay as they are, to the byte', async () => {
    const [revisions] = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM question_revision WHERE question_id = $1`,
      [questionId],
    );
    expect(revisions).toEqual({ count: 2 });
    const after = await readAll();
    expect(after.length).toBeGreaterThan(1000);
    expect(after).toHaveLength(before.length);
    expect(hashOf(after)).toBe(hashOf(before));
  });

  it('what is under review is settled by the rubric that it was answered on', async () => {
    await reviewAll(app, { ...half, peers: half.peers.slice(1) }, ['33111']);
    // Two of five at the top and three named, each of the weight 20; by the new one it were .46667.
    expect(await getRequest(app, half)).toMatchObject({ state: 'settled' });
    expect(await getSettlements(app, half)).toMatchObject([
      { version: 1, confidence: 'high', score: 0.6, mustHaveMet: false },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewClaims } from '../../src/peer-review/review-claims.service.js';
import { answerQuestion, importQuestions } from '../support/answering.js';
import { copyAttempts, copyPeople, requestReviews } from '../support/copied-rows.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const connections = 64;
const reviewsEach = 3;
const answers = 200;

describe('claims at the same time', () => {
  let app: TestApp;
  let reviewers: string[];

  beforeAll(async () => {
    app = await startTestApp({ DATABASE_POOL_SIZE: String(connections) });
    const [questionId = ''] = await importQuestions(app, 'raced', 1);
    const author = await startPractising(app);
    const { id } = await answerQuestion(app, author, questionId);
    const attempts = await copyAttempts(app, id, answers);
    await requestReviews(app, attempts, reviewsEach);
    reviewers = await copyPeople(app, { accountId: author.id, attemptId: id }, 640);
  }, 120_000);
  afterAll(() => app.close());

  const count = async (sql: string): Promise<number> => {
    const [row] = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM ${sql}`,
    );
    return row?.count ?? -1;
  };

  it('give every place to one reviewer, and no answer twice to anybody', async () => {
    const claims = app.app.get(ReviewClaims);
    // Everybody asks twice at once, as impatient clients do.
    const waiting = reviewers.flatMap((id) => [id, id]);
    const given = new Map<string, Set<string | null>>(reviewers.map((id) => [id, new Set()]));
    const claimUntilNobodyWaits = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const claimed = await claims.claim(id, null);
        given.get(id)?.add(claimed?.review.id ?? null);
      }
    };
    await Promise.all(Array.from({ length: connections }, claimUntilNobodyWaits));

    const places = answers * reviewsEach;
    expect(await count(`peer_review_slot WHERE state = 'leased'`)).toBe(places);
    expect(await count(`peer_review WHERE state = 'leased'`)).toBe(places);
    const ofSlots = `peer_review_slot s JOIN peer_review r ON r.id = s.review_id AND r.slot_id = s.id`;
    expect(await count(ofSlots)).toBe(places);
    const overClaimed = `(SELECT 1 FROM peer_review GROUP BY attempt_id HAVING count(*) > ${reviewsEach})`;
    expect(await count(`${overClaimed} answers`)).toBe(0);
    const doubled = `(SELECT 1 FROM peer_review GROUP BY attempt_id, reviewer_id HAVING count(*) > 1)`;
    expect(await count(`${doubled} reviewers`)).toBe(0);
    const holdingTwo = `(SELECT 1 FROM peer_review GROUP BY reviewer_id HAVING count(*) > 1)`;
    expect(await count(`${holdingTwo} reviewers`)).toBe(0);
    const reviews = Array.from(given.values(), (ids) =>
      Array.from(ids).filter((id) => id !== null),
    );
    expect(reviews.filter(({ length }) => length > 1)).toEqual([]);
    expect(new Set(reviews.flat()).size).toBe(places);
  }, 240_000);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/kernel/app-error.js';
import { ReviewClaims } from '../../src/peer-review/review-claims.service.js';
import { ReviewLeases } from '../../src/peer-review/review-leases.service.js';
import { ReviewSubmission } from '../../src/peer-review/review-submission.service.js';
import { answerQuestion, filledSheet, importQuestions } from '../support/answering.js';
import { copyAttempts, copyPeople, requestReviews } from '../support/copied-rows.js';
import { startPractising } from '../support/practice.js';
import { ReviewModel, type ModelReview } from '../support/review-model.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Set REVIEW_OPERATIONS=10000 for the long run. */
const operations = Number(process.env['REVIEW_OPERATIONS'] ?? 1500);
const checkEvery = 250;
const people = 14;

interface StoredSlot {
  id: string;
  requestId: string;
  attemptId: string;
  authorId: string;
  number: number;
  createdAt: Date;
}

/** mulberry32: the same numbers in 0..1 every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('reviews in any order', () => {
  const random = chance(20_261_122);
  const model = new ReviewModel();
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  let app: TestApp;
  let attemptId: string;
  let reviewers: string[];

  beforeAll(async () => {
    app = await startTestApp();
    const [questionId = ''] = await importQuestions(app, 'any-order', 1);
    const author = await startPractising(app);
    attemptId = (await answerQuestion(app, author, questionId)).id;
    reviewers = await copyPeople(app, { accountId: author.id, attemptId }, people);
  }, 120_000);
  afterAll(() => app.close());

  const now = (): number => app.clock.now().getTime();

  async function ask(): Promise<void> {
    const attempts = await copyAttempts(app, attemptId, 1);
    const [requestId] = await requestReviews(app, attempts, 1 + Math.floor(random() * 4));
    const slots = await app.dataSource.query<StoredSlot[]>(
      `SELECT id, request_id AS "requestId", attempt_id AS "attemptId", learner_id AS "authorId",
              number, created_at AS "createdAt"
         FROM peer_review_slot WHERE request_id = $1`,
      [requestId],
    );
    for (const slot of slots) {
      const createdAt = slot.createdAt.getTime();
      model.slots.push({ ...slot, createdAt, state: 'open', reviewId: null, leaseEnds: 0 });
    }
  }

  async function claim(): Promise<void> {
    const reviewerId = pick(reviewers) ?? '';
    const expected = model.claim(reviewerId, now());
    const claimed = await app.app.get(ReviewClaims).claim(reviewerId, null);
    if (expected.kind === 'nothing') {
      expect(claimed).toBeNull();
      return;
    }
    const { review, isNew } = claimed ?? { review: null, isNew: false };
    expect(isNew).toBe(expected.kind === 'new');
    if (expected.kind === 'same') expect(review?.id).toBe(expected.review.id);
    else {
      expect(review?.slotId).toBe(expected.slot.id);
      model.lease(expected.slot, { id: review?.id ?? '', reviewerId }, now());
    }
  }

  async function extend(review: ModelReview): Promise<void> {
    const isAllowed = model.extend(review, now());
    const { reviewerId, id } = review;
    expect(await isDone(app.app.get(ReviewLeases).extend(reviewerId, id))).toBe(isAllowed);
  }

  async function release(review: ModelReview): Promise<void> {
    const isAllowed = model.release(review);
    const { reviewerId, id } = review;
    expect(await isDone(app.app.get(ReviewLeases).release(reviewerId, id))).toBe(isAllowed);
  }

  async function submit(review: ModelReview): Promise<void> {
    const { reviewerId, id } = review;
    const isAllowed = model.submit(review, now());
    const filled = { sheet: filledSheet('22222'), comment: null };
    const submission = app.app.get(ReviewSubmission).submit(reviewerId, id, filled);
    expect(await isDone(submission)).toBe(isAllowed);
  }

  /** One that is worked on four times in five, else any that ever was. */
  function anyReview(): ModelReview | undefined {
    const inWork = model.reviews.filter(({ state }) => state === 'leased');
    return pick(random() < 0.8 && inWork.length > 0 ? inWork : model.reviews);
  }

  async function doAnything(): Promise<void> {
    const dice = random();
    const review = anyReview();
    if (dice < 0.1) await ask();
    else if (dice < 0.4 || review === undefined) await claim();
    else if (dice < 0.62) await submit(review);
    else if (dice < 0.72) await extend(review);
    else if (dice < 0.8) await release(review);
    else app.clock.advance({ minutes: Math.floor(random() * 600) });
  }

  const rows = (sql: string): Promise<object[]> => app.dataSource.query<object[]>(sql);

  /** Everything that is stored is as the model has it. */
  async function expectEqual(): Promise<void> {
    const slots = await rows(
      `SELECT id, state, review_id AS "reviewId" FROM peer_review_slot ORDER BY id`,
    );
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(slots).toEqual(
      model.slots.toSorted(byId).map(({ id, state, reviewId }) => ({ id, state, reviewId })),
    );
    const resolved = await rows(
      `SELECT id FROM peer_review_request WHERE resolved_at IS NOT NULL ORDER BY id`,
    );
    expect(resolved).toEqual([...model.resolved].toSorted().map((id) => ({ id })));
    const reviews = await rows(
      `SELECT id, reviewer_id AS "reviewerId", slot_id AS "slotId", state, expires_at AS "expiresAt",
              is_counted AS "isCounted" FROM peer_review ORDER BY id`,
    );
    expect(reviews).toEqual(
      model.reviews.toSorted(byId).map(({ id, reviewerId, slot, state, expiresAt, isCounted }) => {
        return {
          id,
          reviewerId,
          slotId: slot.id,
          state,
          expiresAt: new Date(expiresAt),
          isCounted,
        };
      }),
    );
  }

  /** What must hold whatever the model thinks. */
  async function expectInvariants(): Promise<void> {
    const instant = app.clock.now().toISOString();
    const live = `state = 'leased' AND expires_at > '${instant}'`;
    const broken = {
      'two live leases of one place': `SELECT slot_id FROM peer_review WHERE ${live}
        GROUP BY slot_id HAVING count(*) > 1`,
      'three live leases of one person': `SELECT r.reviewer_id FROM peer_review r
        JOIN peer_review_slot s ON s.review_id = r.id AND s.state = 'leased'
        WHERE r.state = 'leased' AND r.expires_at > '${instant}'
        GROUP BY r. reviewer_id HAVING count(*) > 2`,
      'more counted than asked for': `SELECT q.id FROM peer_review_request q
        JOIN peer_review r ON r.request_id = q.id AND r.is_counted
        GROUP BY q.id, q.wanted HAVING count(*) > q.wanted`,
      'counted without a place': `SELECT r.id FROM peer_review r JOIN peer_review_slot s ON s.id = r.slot_id
        WHERE r.is_counted <> (s.state = 'done' AND s.review_id = r.id)`,
      'handed in and neither counted nor paid': `SELECT r.id FROM peer_review r
        WHERE r.state = 'submitted' AND 1 <> (SELECT count(*) FROM peer_credit c
          WHERE c.learner_id = r.reviewer_id AND c.reason = 'review' AND c.subject_id = r.id)`,
      'a number twice or left out': `SELECT request_id FROM peer_review WHERE number IS NOT NULL
        GROUP BY request_id HAVING max(number) <> count(*)`,
    };
    for (const [what, sql] of Object.entries(broken)) {
      expect([what, await rows(sql)]).toEqual([what, []]);
    }
  }

  it(`are as the rules say after each of ${operations} operations`, async () => {
    for (let done = 1; done <= operations; done += 1) {
      await doAnything();
      if (done % checkEvery === 0) {
        await expectEqual();
        await expectInvariants();
      }
    }
    await expectEqual();
    await expectInvariants();
    const kinds = Object.groupBy(model.reviews, ({ state, isCounted }) => `${state} ${isCounted}`);
    expect(Object.keys(kinds).toSorted()).toEqual([
      'leased false',
      'released false',
      'submitted false',
      'submitted true',
    ]);
  }, 600_000);
});

async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-state') return false;
    throw error;
  }
}

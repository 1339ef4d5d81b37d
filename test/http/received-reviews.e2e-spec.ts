import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { post, sheet, type ProblemBody } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import {
  askForReviews,
  claim,
  claimNew,
  gradedAnswer,
  submitReview,
} from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import {
  cancel,
  getCredits,
  getReceived,
  getRequest,
  noticesOf,
  reviewAll,
  waitingAnswer,
  type ReceivedBody,
  type ReviewedAnswer,
  type SettledRequestBody,
} from '../support/settling.js';
import type { TestApp } from '../support/test-app.js';

let room: Classroom;
let app: TestApp;

beforeAll(async () => {
  room = await openClassroom('received', 60);
  ({ app } = room);
});
afterAll(() => app.close());

const fresh = (): string => room.questions.pop() ?? '';
const waiting = (wish = {}) => waitingAnswer(room, fresh(), wish);
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const get = async (who: SignedUp, path: string): Promise<Response> =>
  app.http.get(path).set(who.auth);
const reviewsOf = (answer: ReviewedAnswer, who = answer.author) =>
  get(who, `/v1/peer-review-requests/${answer.requestId}/reviews`);

const rate = async (
  { author, requestId }: ReviewedAnswer,
  number: number,
  body: object,
  who = author,
): Promise<Response> =>
  app.http
    .put(`/v1/peer-review-requests/${requestId}/reviews/${number}/feedback`)
    .set(who.auth)
    .send(body);

const block = ({ author, requestId }: ReviewedAnswer, number: number, who = author) =>
  post(app, who, `/v1/peer-review-requests/${requestId}/reviews/${number}/block`);

describe('GET /v1/peer-review-requests', () => {
  it('lists one’s own, the latest first, page by page', async () => {
    const author = await startPractising(app);
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await gradedAnswer(app, author, fresh());
      made.unshift((await askForReviews(app, author, { attemptId: id, reviewsWanted: 1 })).id);
    }
    const first = await get(author, '/v1/peer-review-requests?limit=2');
    expect(first.status).toBe(200);
    const page = first.body as { data: SettledRequestBody[]; nextCursor: string };
    const path = `/v1/peer-review-requests?limit=2&cursor=${page.nextCursor}`;
    const rest = (await get(author, path)).body as typeof page;
    const listed = [...page.data, ...rest.data];
    expect(listed.map(({ id }) => id)).toEqual(made);
    expect(rest.nextCursor).toBeNull();
    expect(listed[0]).toEqual(await getRequest(app, { author, requestId: made[0] ?? '' }));
    const others = await get(await startPractising(app), '/v1/peer-review-requests');
    expect(others.body).toEqual({ data: [], nextCursor: null });
  });
});

describe('POST /v1/peer-review-requests/:id/cancel', () => {
  it('gives back what it cost, once, and leaves the answer to be asked about again', async () => {
    const answer = await waiting({ isOpenPool: true, peers: 0 });
    const response = await cancel(app, answer);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ state: 'cancelled', nextDay: null, version: 2 });
    expect((await cancel(app, answer)).body).toMatchObject({ state: 'cancelled', version: 2 });
    expect((await getCredits(app, answer.author)).balance).toBe(3);
    const { attemptId, author } = answer;
    expect((await askForReviews(app, author, { attemptId })).id).not.toBe(answer.requestId);
  });

  it('is not for what somebody has reviewed, and does not waste what they are at', async () => {
    const reviewed = await waiting({ reviewsWanted: 2 });
    await reviewAll(app, reviewed, ['22222']);
    expect(refusal(await cancel(app, reviewed))).toEqual([409, 'invalid-state']);

    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const [peer = answer.author] = answer.peers;
    const { id } = await claimNew(app, peer, answer.cohortId);
    await cancel(app, answer);
    const late = await post(app, peer, `/v1/peer-reviews/${id}/submit`, sheet('33333'));
    expect([late.status, (late.body as { isCounted: boolean }).isCounted]).toEqual([200, false]);
    expect((await getCredits(app, peer)).balance).toBe(4);
    expect(await getRequest(app, answer)).toMatchObject({ state: 'cancelled', reviewsDone: 0 });
    expect(await getReceived(app, answer)).toEqual([]);
  });
});

describe('GET /v1/peer-review-requests/:id/reviews', () => {
  it('shows what was said, of those who are not told of', async () => {
    const text = 'Each node holds a lease of ten seconds.';
    const answer = await waiting({ reviewsWanted: 2, answer: text });
    const items = (sheet('33322') as { items: object[] }).items.map((item, index) =>
      index === 0 ? { ...item, comment: 'Right.', quote: 'a lease', quoteStart: 16 } : item,
    );
    const comment = 'Nobody ever renews the lease.';
    await reviewAll(app, answer, [{ items, redFlags: [0], comment }, '33333']);
    const response = await reviewsOf(answer);
    expect(response.status).toBe(200);
    const { data } = response.body as { data: ReceivedBody[] };
    expect(data).toHaveLength(2);
    expect(data[0]).toEqual({
      number: 1,
      day: app.clock.now().toISOString().slice(0, 10),
      isCounted: true,
      items: items.map((item) => ({ comment: null, quote: null, quoteStart: null, ...item })),
      redFlags: [0],
      scope: null,
      score: 0.86667,
      mustHaveMet: true,
      verdict: 'staff-pass',
      comment,
      feedback: null,
    });
  });

  it('shows none that can still be corrected', async () => {
    const answer = await waiting({ reviewsWanted: 2 });
    const [id = ''] = await reviewAll(app, answer, ['33333']);
    expect(await getReceived(app, answer)).toEqual([]);
    const [peer = answer.author] = answer.peers;
    app.clock.advance({ minutes: 30 });
    const corrected = await post(app, peer, `/v1/peer-reviews/${id}/submit`, sheet('22222'));
    expect(corrected.status).toBe(200);
    expect(await getReceived(app, answer)).toEqual([]);
    app.clock.advance({ minutes: 1 });
    expect(await getReceived(app, answer)).toMatchObject([{ number: 1, score: 0.66667 }]);
  });

  it('is withheld from who owes reviews and could give some', async () => {
    const answer = await waiting({ isOpenPool: true, reviewsWanted: 4, peers: 4 });
    const { author, questionId } = answer;
    await reviewAll(app, answer, ['22222', '22222', '22222', '22222']);
    // One is owed, and there is nothing to review.
    expect(await getRequest(app, answer)).toMatchObject({ state: 'settled', reviewsOwed: 0 });
    expect(await getReceived(app, answer)).toHaveLength(4);

    const [other = author] = answer.peers;
    const asked = await gradedAnswer(app, other, questionId);
    await askForReviews(app, other, { attemptId: asked.id, reviewsWanted: 1 });
    expect(await getRequest(app, answer)).toMatchObject({ reviewsOwed: 1 });
    const withheld = await reviewsOf(answer);
    expect(refusal(withheld)).toEqual([409, 'in-debt']);
    expect((withheld.body as ProblemBody)['reviewsOwed']).toBe(1);
    expect(refusal(await rate(answer, 1, { score: 1 }))).toEqual([409, 'in-debt']);
    expect(refusal(await block(answer, 1))).toEqual([409, 'in-debt']);

    const { id } = await claimNew(app, author);
    // There is no other, but this one is there to be reviewed.
    expect(refusal(await reviewsOf(answer))).toEqual([409, 'in-debt']);
    await submitReview(app, author, { id, body: sheet('22222') });
    expect(await getCredits(app, author)).toMatchObject({ balance: 0, debt: 0 });
    expect(await getReceived(app, answer)).toHaveLength(4);
  });
});

describe('PUT /v1/peer-review-requests/:id/reviews/:number/feedback', () => {
  it('is said, said otherwise, and told to the reviewer once', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const [reviewId] = await reviewAll(app, answer, ['33333']);
    const first = await rate(answer, 1, { score: -2, tags: ['too-vague', 'too-lenient'] });
    expect(first.status).toBe(200);
    const feedback = { score: -2, tags: ['too-vague', 'too-lenient'] };
    expect(first.body).toMatchObject({ number: 1, feedback });
    expect((await getReceived(app, answer))[0]).toMatchObject({ feedback });
    expect((await rate(answer, 1, { score: 2 })).body).toMatchObject({
      feedback: { score: 2, tags: [] },
    });
    const [peer = answer.author] = answer.peers;
    const rated = { reviewId, questionId: answer.questionId };
    expect(await noticesOf(app, peer)).toEqual([['peer-review.rated', rated]]);
  });

  it('is refused of what was not shown, and of what is none', async () => {
    const answer = await waiting({ reviewsWanted: 2 });
    await reviewAll(app, answer, ['33333']);
    const refusals = [
      refusal(await rate(answer, 1, { score: 1 })),
      refusal(await rate(answer, 7, { score: 1 })),
      refusal(await rate(answer, 1, { score: 3 })),
      refusal(await rate(answer, 1, { score: 1, tags: ['rude'] })),
      refusal(await rate(answer, 1, { score: 1, tags: ['kind', 'kind'] })),
      refusal(await rate(answer, 1, { score: 1 }, answer.peers[0])),
    ];
    expect(refusals).toEqual([
      [404, 'not-found'],
      [404, 'not-found'],
      [400, 'validation-failed'],
      [400, 'validation-failed'],
      [400, 'validation-failed'],
      [404, 'not-found'],
    ]);
  });
});

describe('POST /v1/peer-review-requests/:id/reviews/:number/block', () => {
  interface Block {
    id: string;
    label: string;
  }
  const blocksOf = async (who: SignedUp) =>
    ((await get(who, '/v1/peer-blocks')).body as { data: Block[] }).data;

  it('keeps one’s answers from whoever gave it, until it is taken back', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const { author, questionId, cohortId } = answer;
    const [peer = author] = answer.peers;
    await reviewAll(app, answer, ['00000']);
    const made = await block(answer, 1);
    expect(made.status).toBe(201);
    const { id, label } = made.body as Block;
    expect(label).toMatch(/^R1 of “Title of received-/u);
    expect(made.headers['location']).toBe(`/v1/peer-blocks/${id}`);
    const again = await block(answer, 1);
    expect([again.status, (again.body as Block).id]).toEqual([200, id]);
    expect(await blocksOf(author)).toEqual([made.body]);

    const next = await gradedAnswer(app, author, questionId);
    const place = cohortId === undefined ? {} : { cohortId };
    await askForReviews(app, author, { attemptId: next.id, reviewsWanted: 1, ...place });
    expect((await claim(app, peer, cohortId)).status).toBe(204);
    const removed = await app.http.delete(`/v1/peer-blocks/${id}`).set(author.auth);
    expect(removed.status).toBe(204);
    expect(await blocksOf(author)).toEqual([]);
    expect((await claim(app, peer, cohortId)).status).toBe(201);
    expect((await app.http.delete(`/v1/peer-blocks/${id}`).set(author.auth)).status).toBe(404);
  });

  it('does not tell whether two reviews are by one person', async () => {
    const first = await waiting({ reviewsWanted: 1, peers: 1 });
    await reviewAll(app, first, ['22222']);
    const attempt = await gradedAnswer(app, first.author, first.questionId);
    const { cohortId = '' } = first;
    const wish = { attemptId: attempt.id, reviewsWanted: 1, cohortId };
    const second = { ...first, requestId: (await askForReviews(app, first.author, wish)).id };
    await reviewAll(app, second, ['22222']);
    const one = await block(first, 1);
    app.clock.advance({ minutes: 1 });
    const other = await block(second, 1);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(await blocksOf(first.author)).toEqual([other.body, one.body]);
    // Taking one back leaves the other.
    await app.http.delete(`/v1/peer-blocks/${(one.body as Block).id}`).set(first.author.auth);
    const third = await gradedAnswer(app, first.author, first.questionId);
    await askForReviews(app, first.author, { ...wish, attemptId: third.id });
    expect((await claim(app, first.peers[0] ?? first.author, cohortId)).status).toBe(204);
  });
});

describe('GET /v1/peer-credits', () => {
  it('tells what is left, what is owed, and where it went', async () => {
    const answer = await waiting({ isOpenPool: true, reviewsWanted: 5, peers: 1 });
    const [reviewId] = await reviewAll(app, answer, ['22222']);
    app.clock.advance({ days: 7 });
    await getRequest(app, answer);
    const [peer = answer.author] = answer.peers;
    const { requestId } = answer;
    const day = app.clock.now().toISOString().slice(0, 10);
    const own = (await get(answer.author, '/v1/peer-credits?limit=2')).body as {
      data: object[];
      nextCursor: string;
    };
    expect(own).toMatchObject({ balance: 2, debt: 0 });
    const refund = { reason: 'slot-refund', amount: 1, requestId, reviewId: null, day };
    expect(own.data).toEqual([
      { ...refund, number: 5 },
      { ...refund, number: 4 },
    ]);
    const path = `/v1/peer-credits?limit=100&cursor=${own.nextCursor}`;
    const rest = (await get(answer.author, path)).body as typeof own;
    expect(rest.nextCursor).toBeNull();
    expect(rest.data).toMatchObject([
      { number: 3, reason: 'slot-refund' },
      { number: 2, reason: 'slot-refund' },
      { number: 1, reason: 'request', amount: -5, requestId },
    ]);
    expect((await get(peer, '/v1/peer-credits')).body).toMatchObject({
      balance: 4,
      data: [{ number: 1, reason: 'review', amount: 1, requestId: null, reviewId }],
      nextCursor: null,
    });
  });
});

describe('PATCH /v1/peer-review-settings', () => {
  const change = async (who: SignedUp, body: object, etag = '*') =>
    app.http
      .patch('/v1/peer-review-settings')
      .set({ ...who.auth, 'If-Match': etag })
      .send(body);

  it('sets and clears the policy, against the version that was read', async () => {
    const learner = await startPractising(app);
    const read = await get(learner, '/v1/peer-review-settings');
    expect(read.body).toEqual({ id: learner.id, ratingPolicy: null, version: 1 });
    const etag = read.headers['etag'] ?? '';
    expect((await change(learner, {}, etag)).body).toEqual(read.body);
    const set = await change(learner, { ratingPolicy: 'self' }, etag);
    expect(set.body).toMatchObject({ ratingPolicy: 'self', version: 2 });
    expect(refusal(await change(learner, { ratingPolicy: null }, etag))).toEqual([
      412,
      'precondition-failed',
    ]);
    expect((await change(learner, { ratingPolicy: null })).body).toMatchObject({
      ratingPolicy: null,
      version: 3,
    });
    expect((await get(learner, '/v1/peer-review-settings')).body).toMatchObject({ version: 3 });
    expect(refusal(await change(learner, { ratingPolicy: 'peers' }))).toEqual([
      400,
      'validation-failed',
    ]);
    const bare = await app.http.patch('/v1/peer-review-settings').set(learner.auth).send({});
    expect(refusal(bare)).toEqual([428, 'precondition-required']);
  });
});

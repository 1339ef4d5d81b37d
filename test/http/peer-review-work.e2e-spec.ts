import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { post, sheet, type ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  claim,
  claimNew,
  getReview,
  submitReview,
  type ReviewBody,
} from '../support/peer-review.js';
import { openReviewRoom, type ReviewRoom, type WaitingAnswer } from '../support/review-room.js';
import type { TestApp } from '../support/test-app.js';

let room: ReviewRoom;
let app: TestApp;

beforeAll(async () => {
  room = await openReviewRoom('reviewed', 80);
  ({ app } = room);
});
afterAll(() => app.close());

/** Somebody at work on an answer that waits for so many reviews. */
async function atWork(reviewsWanted = 1): Promise<Work> {
  const waiting = await room.waitingAnswer({
    reviewsWanted,
    answer: 'A lease, renewed 🙂 hourly.',
  });
  const peer = await room.peerFor(waiting.questionId);
  return { ...waiting, peer, id: (await claimNew(app, peer)).id };
}

interface Work extends WaitingAnswer {
  peer: SignedUp;
  id: string;
}

const codeOf = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const act = (who: SignedUp, id: string, what: string) =>
  post(app, who, `/v1/peer-reviews/${id}/${what}`);
const save = (who: SignedUp, id: string, change: object, tag = '*'): Promise<Response> =>
  new Promise((resolve, reject) => {
    app.http
      .patch(`/v1/peer-reviews/${id}`)
      .set({ ...who.auth, 'If-Match': tag })
      .send(change)
      .then(resolve, reject);
  });
const submit = (who: SignedUp, id: string, levels = '22222', more: object = {}) =>
  submitReview(app, who, { id, body: sheet(levels, more) });

async function rowsOf<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
  return app.dataSource.query<Row[]>(sql, parameters);
}

/** The places of a request, with who holds or filled them. */
const slotsOf = (requestId: string) =>
  rowsOf<{ state: string; review_id: string | null }>(
    `SELECT state, review_id FROM peer_review_slot WHERE request_id = $1 ORDER BY number`,
    requestId,
  );
const gradesOf = (attemptId: string) =>
  rowsOf<{ id: string; grader_id: string; reason: string | null }>(
    `SELECT id, grader_id, reason FROM grade WHERE attempt_id = $1 AND kind = 'peer' ORDER BY number`,
    attemptId,
  );
const creditsOf = (who: SignedUp) =>
  rowsOf<{ reason: string; amount: number }>(
    `SELECT reason, amount FROM peer_credit WHERE learner_id = $1`,
    who.id,
  );

describe('PATCH /v1/peer-reviews/:id', () => {
  it('keeps what is filled in so far, with places of quotes, and never checks levels', async () => {
    const { peer, id } = await atWork();
    const item = { criterion: 'criterion-1', quote: 'A lease', quoteStart: 0 };
    const saved = await save(peer, id, { items: [item], redFlags: [49] }, `"${id}.1"`);
    expect(saved.status).toBe(200);
    expect(saved.headers['etag']).toBe(`"${id}.2"`);
    const nothing = { level: null, comment: null };
    const draft = { items: [{ ...nothing, ...item }], redFlags: [49], scope: null, comment: null };
    expect((saved.body as ReviewBody).draft).toEqual(draft);
    await save(peer, id, { comment: 'So far.' });
    expect((await getReview(app, peer, id)).draft).toEqual({ ...draft, comment: 'So far.' });
    await save(peer, id, { items: [{ criterion: 'none', level: 'no-such' }], comment: null });
    const third = await getReview(app, peer, id);
    expect(third.draft).toMatchObject({
      items: [{ level: 'no-such' }],
      redFlags: [49],
      comment: null,
    });
    expect(third).toMatchObject({ version: 4, answer: { author: 'A' } });
  });

  it('changes nothing by an empty change', async () => {
    const { peer, id } = await atWork();
    const saved = await save(peer, id, {});
    expect([saved.status, (saved.body as ReviewBody).version]).toEqual([200, 1]);
    expect((saved.body as ReviewBody).draft).toBeNull();
  });

  it('takes what it gave out', async () => {
    const { peer, id } = await atWork();
    await save(peer, id, { items: [{ criterion: 'criterion-1' }], comment: '' });
    const { draft } = await getReview(app, peer, id);
    const again = await save(peer, id, draft ?? {});
    expect([again.status, (again.body as ReviewBody).draft]).toEqual([200, draft]);
  });

  it('needs the version it changes', async () => {
    const { peer, id } = await atWork();
    await save(peer, id, { comment: 'Mine.' });
    const stale = await save(peer, id, { comment: 'Old.' }, `"${id}.1"`);
    expect([...codeOf(stale), stale.headers['etag']]).toEqual([
      412,
      'precondition-failed',
      `"${id}.2"`,
    ]);
    const without = await app.http.patch(`/v1/peer-reviews/${id}`).set(peer.auth).send({});
    expect(codeOf(without)).toEqual([428, 'precondition-required']);
    expect(await getReview(app, peer, id)).toMatchObject({ draft: { comment: 'Mine.' } });
  });

  it.each([
    { items: [{ level: 'named' }] },
    { items: [{ criterion: 'a', quoteStart: -1 }] },
    { items: [{ criterion: 'a', quoteStart: 0.5 }] },
    { items: [[]] },
    { items: null },
    { redFlags: [51] },
    { redFlags: ['1'] },
    { scope: 'junior' },
    { comment: 'x'.repeat(2001) },
    { grade: {} },
  ])('refuses a draft of another shape: %j', async (change) => {
    shape ??= await atWork();
    expect(codeOf(await save(shape.peer, shape.id, change))).toEqual([400, 'validation-failed']);
  });
  let shape: Work | undefined;

  it('is over when the review was handed in or back', async () => {
    const first = await atWork();
    await submit(first.peer, first.id);
    const second = await atWork();
    await act(second.peer, second.id, 'release');
    for (const { peer, id } of [first, second]) {
      expect(codeOf(await save(peer, id, { comment: 'Late.' }))).toEqual([409, 'invalid-state']);
    }
  });
});

describe('POST /v1/peer-reviews/:id/extend', () => {
  it('adds a day to the end, once', async () => {
    const { peer, id, questionId } = await atWork();
    app.clock.advance({ hours: 23 });
    const { expiresAt } = await getReview(app, peer, id);
    const extended = await act(peer, id, 'extend');
    expect(extended.status).toBe(200);
    const until = new Date(Date.parse(expiresAt) + 86_400_000).toISOString();
    expect(extended.body).toMatchObject({ expiresAt: until, isExtended: true, version: 2 });
    app.clock.advance({ hours: 24 });
    const other = await room.peerFor(questionId);
    expect((await claim(app, other)).status).toBe(204);
    expect(codeOf(await act(peer, id, 'extend'))).toEqual([409, 'invalid-state']);
    expect(await getReview(app, peer, id)).toMatchObject({ expiresAt: until, version: 2 });
  });

  it('does not revive what has ended, nor what was handed in or back', async () => {
    const [over, handedIn, back] = [await atWork(), await atWork(2), await atWork()];
    await submit(handedIn.peer, handedIn.id);
    await act(back.peer, back.id, 'release');
    for (const { peer, id } of [handedIn, back]) {
      expect(codeOf(await act(peer, id, 'extend'))).toEqual([409, 'invalid-state']);
    }
    app.clock.advance({ hours: 24 });
    expect(codeOf(await act(over.peer, over.id, 'extend'))).toEqual([409, 'invalid-state']);
  });
});

describe('POST /v1/peer-reviews/:id/release', () => {
  it('lets somebody else have the answer at once, and never the same one again', async () => {
    const { peer, id, questionId, requestId } = await atWork();
    await save(peer, id, { comment: 'Not for me.' });
    const released = await act(peer, id, 'release');
    expect(released.body).toMatchObject({ state: 'released', draft: null, version: 3 });
    expect(await getReview(app, peer, id)).toMatchObject({ state: 'released', answer: null });
    expect((await claim(app, peer)).status).toBe(204);
    expect(await slotsOf(requestId)).toEqual([{ state: 'open', review_id: null }]);
    const other = await room.peerFor(questionId);
    expect((await claimNew(app, other)).id).not.toBe(id);
    expect(codeOf(await act(peer, id, 'release'))).toEqual([409, 'invalid-state']);
    expect(codeOf(await submit(peer, id))).toEqual([409, 'invalid-state']);
  });

  it('takes nothing from who has it by now', async () => {
    const { peer, id, questionId, requestId } = await atWork();
    app.clock.advance({ hours: 24 });
    const other = await claimNew(app, await room.peerFor(questionId));
    expect((await act(peer, id, 'release')).status).toBe(200);
    expect(await slotsOf(requestId)).toEqual([{ state: 'leased', review_id: other.id }]);
  });
});

describe('POST /v1/peer-reviews/:id/submit', () => {
  it('makes it a grade of the answer, which counts, and earns a credit', async () => {
    const { peer, id, attemptId, requestId } = await atWork(2);
    const comment = 'The lease is there.';
    await save(peer, id, { comment });
    const response = await submit(peer, id, '33221', { comment });
    expect(response.status).toBe(200);
    const now = app.clock.now().toISOString();
    expect(response.body).toMatchObject({
      state: 'submitted',
      isCounted: true,
      submittedAt: now,
      draft: null,
      grade: { score: 0.73333, comment, mustHaveMet: true, redFlags: [], scope: null },
    });
    const review = await getReview(app, peer, id);
    expect(review.grade).toEqual((response.body as ReviewBody).grade);
    expect(review.answer?.text).toBe('A lease, renewed 🙂 hourly.');
    expect(await gradesOf(attemptId)).toMatchObject([{ grader_id: peer.id, reason: comment }]);
    expect((await slotsOf(requestId))[0]).toEqual({ state: 'done', review_id: id });
    expect(await creditsOf(peer)).toEqual([{ reason: 'review', amount: 1 }]);
  });

  it('takes quotes by their place in characters, and none that are not there', async () => {
    const { peer, id } = await atWork(2);
    const quoted = (quote: string, quoteStart: number) => {
      const { items } = sheet('22222') as { items: object[] };
      return { items: items.map((item, at) => (at === 0 ? { ...item, quote, quoteStart } : item)) };
    };
    const wrong = await submitReview(app, peer, { id, body: quoted('hourly', 20) });
    expect(wrong.status).toBe(422);
    expect((wrong.body as ProblemBody).errors).toMatchObject([{ pointer: '#/items/0/quoteStart' }]);
    const right = await submitReview(app, peer, { id, body: quoted('hourly', 19) });
    expect((right.body as ReviewBody).grade?.items[0]).toMatchObject({
      quote: 'hourly',
      quoteStart: 19,
    });
  });

  it('lists all that is wrong with the sheet, and keeps nothing of it', async () => {
    const { peer, id, attemptId, requestId } = await atWork();
    const { items } = sheet('2222') as { items: object[] };
    const body = { items: [...items, { criterion: 'criterion-1', level: 'none' }] };
    const refused = await submitReview(app, peer, { id, body });
    expect(codeOf(refused)).toEqual([422, 'rule-violated']);
    expect((refused.body as ProblemBody).errors?.length).toBeGreaterThan(1);
    const short = await submit(peer, id, '22222', { comment: 'Short.' });
    expect(codeOf(short)).toEqual([400, 'validation-failed']);
    expect(await gradesOf(attemptId)).toEqual([]);
    expect(await slotsOf(requestId)).toEqual([{ state: 'leased', review_id: id }]);
    expect(await creditsOf(peer)).toEqual([]);
  });

  it('still counts when time is over and nobody took the place', async () => {
    const { peer, id, requestId } = await atWork(2);
    app.clock.advance({ days: 3 });
    expect((await submit(peer, id)).body).toMatchObject({ isCounted: true });
    expect((await slotsOf(requestId))[0]).toEqual({ state: 'done', review_id: id });
  });

  it('keeps one whose place was taken beside the others, with its credit', async () => {
    const { peer, id, questionId, requestId } = await atWork();
    app.clock.advance({ hours: 24 });
    const other = await room.peerFor(questionId);
    const taken = await claimNew(app, other);
    const late = await submit(peer, id);
    expect(late.body).toMatchObject({ state: 'submitted', isCounted: false });
    expect(await creditsOf(peer)).toEqual([{ reason: 'review', amount: 1 }]);
    expect(await slotsOf(requestId)).toEqual([{ state: 'leased', review_id: taken.id }]);
    expect((await submit(other, taken.id)).body).toMatchObject({ isCounted: true });
    const numbers = await rowsOf(
      `SELECT id, number FROM peer_review WHERE request_id = $1 ORDER BY number`,
      requestId,
    );
    expect(numbers).toEqual([
      { id, number: 1 },
      { id: taken.id, number: 2 },
    ]);
  });

  it('keeps one that comes after all was settled, or its author took the question back', async () => {
    for (const state of ['settled', 'closed', 'cancelled']) {
      const { peer, id, requestId } = await atWork();
      await rowsOf(
        `UPDATE peer_review_request SET state = $2, resolved_at = now() WHERE id = $1`,
        requestId,
        state,
      );
      const response = await submit(peer, id);
      expect([state, response.status, (response.body as ReviewBody).isCounted]).toEqual([
        state,
        200,
        false,
      ]);
      expect(await creditsOf(peer)).toEqual([{ reason: 'review', amount: 1 }]);
    }
  });

  it('keeps the words about an answer that a moderator took out', async () => {
    const { peer, id, requestId, attemptId, author } = await atWork();
    await app.app.get(PeerModeration).voidAnswer({ learnerId: author.id, requestId });
    expect(await getReview(app, peer, id)).toMatchObject({ state: 'leased', answer: null });
    const malformed = await submitReview(app, peer, { id, body: { items: [] } });
    expect(malformed.status).toBe(422);
    const kept = await submit(peer, id, '11111', { comment: 'It is copied.' });
    expect(kept.body).toMatchObject({ state: 'void', isCounted: false, grade: null });
    expect((kept.body as ReviewBody).draft).toMatchObject({ comment: 'It is copied.' });
    await submit(peer, id, '11111');
    expect(await creditsOf(peer)).toEqual([{ reason: 'review', amount: 1 }]);
    expect(await gradesOf(attemptId)).toEqual([]);
  });

  it('takes a draft as it was read, with nothing for what was not said', async () => {
    const { peer, id } = await atWork(2);
    await save(peer, id, { ...sheet('22222'), comment: 'The lease is there.' });
    const { draft } = await getReview(app, peer, id);
    const response = await submitReview(app, peer, { id, body: draft ?? {} });
    expect([response.status, (response.body as ReviewBody).state]).toEqual([200, 'submitted']);
  });

  it('is corrected within 30 minutes: the later grade takes the place of the earlier', async () => {
    const { peer, id, attemptId } = await atWork(2);
    const first = (await submit(peer, id, '11111')).body as ReviewBody;
    app.clock.advance({ minutes: 30 });
    const second = (await submit(peer, id, '33333')).body as ReviewBody;
    expect([first.grade?.score, second.grade?.score]).toEqual([0.33333, 1]);
    expect(second).toMatchObject({ submittedAt: first.submittedAt, isCounted: true });
    expect(await gradesOf(attemptId)).toHaveLength(2);
    expect(await creditsOf(peer)).toHaveLength(1);
    const numbers = await rowsOf(`SELECT number FROM peer_review WHERE id = $1`, id);
    expect(numbers).toEqual([{ number: 1 }]);
    app.clock.advance({ minutes: 1 });
    expect(codeOf(await submit(peer, id, '22222'))).toEqual([409, 'invalid-state']);
  });

  it('is not corrected once the answer is settled', async () => {
    const { peer, id, requestId } = await atWork(2);
    await submit(peer, id);
    await rowsOf(
      `UPDATE peer_review_request SET state = 'settled', resolved_at = now() WHERE id = $1`,
      requestId,
    );
    expect(codeOf(await submit(peer, id, '33333'))).toEqual([409, 'invalid-state']);
  });

  it('is one review for 50 equal requests with one key', async () => {
    const { peer, id, attemptId } = await atWork(2);
    const body = sheet('22222');
    const key = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 50 }, () => submitReview(app, peer, { id, body, key })),
    );
    const statuses = new Set(all.map(({ status }) => status));
    expect(Array.from(statuses).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const replies = new Set(all.filter(({ status }) => status === 200).map(({ text }) => text));
    expect(replies.size).toBe(1);
    expect(await gradesOf(attemptId)).toHaveLength(1);
    expect(await creditsOf(peer)).toHaveLength(1);
    const other = await submitReview(app, peer, { id, body: sheet('33333'), key });
    expect(codeOf(other)).toEqual([422, 'idempotency-key-reused']);
  });

  it('is gone with the account of the author', async () => {
    const { peer, id, author } = await atWork();
    await rowsOf(`DELETE FROM account WHERE id = $1`, author.id);
    expect(codeOf(await submit(peer, id))).toEqual([404, 'not-found']);
    expect((await app.http.get(`/v1/peer-reviews/${id}`).set(peer.auth)).status).toBe(404);
  });
});

describe('a place that is closed under its reviewer', () => {
  it.each(['cancelled', 'struck out'])('is held no more: %s', async (how) => {
    const { peer, id, requestId, questionId, author } = await atWork();
    if (how === 'cancelled')
      await post(app, author, `/v1/peer-review-requests/${requestId}/cancel`);
    else await app.app.get(PeerModeration).voidAnswer({ learnerId: author.id, requestId });
    expect((await claim(app, peer)).status).toBe(204);
    await room.waitingAnswer({ questionId });
    const { id: next } = await claimNew(app, peer);
    expect(next).not.toBe(id);
    expect((await submit(peer, id)).body).toMatchObject({ isCounted: false });
    if (how === 'cancelled') {
      const path = `/v1/peer-review-requests/${requestId}/reviews`;
      const { body } = await app.http.get(path).set(author.auth);
      expect(body).toMatchObject({ data: [] });
    }
  });
});

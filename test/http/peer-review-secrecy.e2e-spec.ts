import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { post, sheet } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  claim,
  claimNew,
  getReview,
  submitReview,
  type ReviewBody,
} from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { openReviewRoom, type ReviewRoom } from '../support/review-room.js';
import type { TestApp } from '../support/test-app.js';

let room: ReviewRoom;
let app: TestApp;

beforeAll(async () => {
  room = await openReviewRoom('secret', 40);
  ({ app } = room);
});
afterAll(() => app.close());

interface Exported {
  peerReviewsGiven: {
    id: string;
    state: string;
    claimedOn: string;
    submittedOn: string | null;
    draft: { comment: string | null } | null;
    grade: { comment: string | null; items: object[]; score: number } | null;
  }[];
}

/** All that is kept about somebody, which takes a session: the clock has moved on since the last. */
async function exportOf({
  email,
  password,
}: SignedUp): Promise<{ text: string; given: Exported['peerReviewsGiven'] }> {
  const login = await app.http.post('/v1/auth/login').send({ email, password });
  const { accessToken } = login.body as { accessToken: string };
  const auth = { Authorization: `Bearer ${accessToken}` };
  const exported = await app.http.get('/v1/me/export').set(auth);
  expect(exported.status).toBe(200);
  const { sections } = exported.body as { sections: Exported };
  return { text: exported.text, given: sections.peerReviewsGiven };
}

interface Notice {
  kind: string;
  data: { reviewId?: string; expiresAt?: string };
}

async function noticesOf(who: SignedUp): Promise<Notice[]> {
  const response = await app.http.get('/v1/notifications').set(who.auth);
  expect(response.status).toBe(200);
  return (response.body as { data: Notice[] }).data;
}

const remind = () => app.app.get(Jobs).run('remind-of-peer-reviews');
const get = (who: SignedUp, path: string): Promise<Response> =>
  new Promise((resolve, reject) => {
    app.http.get(path).set(who.auth).then(resolve, reject);
  });

/** Everything that tells, or would help to tell, who wrote an answer. */
async function secretsOf(author: SignedUp, reviewId: string): Promise<string[]> {
  interface Row {
    ids: string[];
    hash: string;
    instants: Date[];
  }
  const [row] = await app.dataSource.query<Row[]>(
    `SELECT ARRAY[a.id, r.request_id, r.slot_id, r.grade_id]::text[] AS ids, a.content_hash AS hash,
            ARRAY[a.started_at, a.submitted_at, q.created_at] AS instants
       FROM peer_review r JOIN attempt a ON a.id = r.attempt_id
       JOIN peer_review_request q ON q.id = r.request_id WHERE r.id = $1`,
    [reviewId],
  );
  const { ids = [], hash = '', instants = [] } = row ?? {};
  const minutes = instants.map((instant) => instant.toISOString().slice(0, 16));
  return [author.id, author.email, 'Zebulon', 'Quatermain', hash, ...ids, ...minutes];
}

/** All that a reviewer is told from the claim to the end of their work, in the order of it. */
async function everythingTold(peer: SignedUp): Promise<{ id: string; told: Response[] }> {
  const key = { ...peer.auth, 'Idempotency-Key': randomUUID() };
  const claimOnce = async () => app.http.post('/v1/peer-reviews').set(key).send({});
  const told: Response[] = [await claimOnce(), await claimOnce()];
  const [{ id } = { id: '' }] = told.map(({ body }) => body as ReviewBody);
  const path = `/v1/peer-reviews/${id}`;
  told.push(
    await get(peer, path),
    await app.http
      .patch(path)
      .set({ ...peer.auth, 'If-Match': '*' })
      .send({ comment: 'So far.' }),
    await post(app, peer, `${path}/extend`),
    await submitReview(app, peer, { id, body: { items: [] } }),
    await submitReview(app, peer, { id, body: sheet('22222') }),
    await post(app, peer, `${path}/extend`),
  );
  await remind();
  for (const rest of ['', `/${id}`, '/available']) {
    told.push(await get(peer, `/v1/peer-reviews${rest}`));
  }
  told.push(await get(peer, '/v1/notifications'));
  return { id, told };
}

describe('the author of an answer', () => {
  it('is in no byte of what a reviewer is told', async () => {
    const author = await startPractising(app, { displayName: 'Zebulon Quatermain' });
    const wish = { author, reviewsWanted: 2, answer: 'One lease for each shard.' };
    const { questionId } = await room.waitingAnswer(wish);
    app.clock.advance({ minutes: 7, seconds: 13 });
    const peer = await room.peerFor(questionId);
    app.clock.advance({ minutes: 2 });
    const { id, told } = await everythingTold(peer);
    expect(told.map(({ status }) => status)).toEqual([
      201, 201, 200, 200, 200, 422, 200, 409, 200, 200, 200, 200,
    ]);
    const texts = told.map(({ text, headers }) => `${text} ${JSON.stringify(headers)}`);
    texts.push((await exportOf(peer)).text);
    expect(texts.filter((text) => text.includes(wish.answer))).toHaveLength(2);
    const secrets = await secretsOf(author, id);
    expect(secrets.filter((secret) => secret.length > 6)).toHaveLength(12);
    for (const secret of secrets) {
      expect([secret, texts.findIndex((text) => text.includes(secret))]).toEqual([secret, -1]);
    }
  });
});

describe('what the reviews come to', () => {
  it('stands beside one’s own, once that is handed in, without the words of others', async () => {
    const { questionId } = await room.waitingAnswer({ reviewsWanted: 2 });
    const [one, two, late] = [
      await room.peerFor(questionId),
      await room.peerFor(questionId),
      await room.peerFor(questionId),
    ];
    const overdue = await claimNew(app, late);
    app.clock.advance({ hours: 24 });
    const [first, second] = [await claimNew(app, one), await claimNew(app, two)];
    const say = (comment: string) => sheet('22222', { comment });
    await submitReview(app, one, { id: first.id, body: say('It is all there.') });
    expect((await getReview(app, one, first.id)).settlement).toBeNull();
    await submitReview(app, two, { id: second.id, body: say('Nobody renews it.') });
    const settled = await app.http.get(`/v1/peer-reviews/${first.id}`).set({
      ...one.auth,
      'If-None-Match': `"${first.id}.2"`,
    });
    expect(settled.status).toBe(200);
    expect((settled.body as ReviewBody).settlement).toEqual({
      confidence: 'high',
      items: [1, 2, 3, 4, 5].map((number) => ({
        criterion: `criterion-${number}`,
        level: 'applied',
      })),
      redFlags: [],
      score: 0.66667,
      mustHaveMet: true,
      settledOn: app.clock.now().toISOString().slice(0, 10),
    });
    expect(settled.text).not.toContain('Nobody renews it.');
    expect(settled.text).not.toContain(second.id);
    expect((await getReview(app, late, overdue.id)).settlement).toBeNull();
    const kept = await submitReview(app, late, { id: overdue.id, body: sheet('33333') });
    expect(kept.body).toMatchObject({ state: 'submitted', isCounted: false });
    const learned = await getReview(app, late, overdue.id);
    expect(learned).toMatchObject({ settlement: { score: 0.66667 }, grade: { score: 1 } });
  });
});

describe('a lease that ends', () => {
  it('is told of three hours before, once for each end', async () => {
    const { questionId } = await room.waitingAnswer({ reviewsWanted: 1 });
    const peer = await room.peerFor(questionId);
    const { id, expiresAt } = await claimNew(app, peer);
    app.clock.advance({ hours: 20, minutes: 59 });
    await remind();
    expect(await noticesOf(peer)).toEqual([]);
    app.clock.advance({ minutes: 1 });
    await remind();
    await remind();
    const first = { kind: 'peer-review.lease-ending', data: { reviewId: id, expiresAt } };
    expect(await noticesOf(peer)).toMatchObject([first]);
    const extended = await post(app, peer, `/v1/peer-reviews/${id}/extend`);
    await remind();
    expect(await noticesOf(peer)).toHaveLength(1);
    app.clock.advance({ hours: 24 });
    await remind();
    const until = (extended.body as ReviewBody).expiresAt;
    const second = { kind: 'peer-review.lease-ending', data: { reviewId: id, expiresAt: until } };
    expect(await noticesOf(peer)).toMatchObject([second, first]);
  });

  it('is not told of when nothing is left to do', async () => {
    const peers: SignedUp[] = [];
    for (const what of ['submit', 'release', 'over', 'settled']) {
      const { questionId, requestId } = await room.waitingAnswer({ reviewsWanted: 1 });
      const peer = await room.peerFor(questionId);
      const { id } = await claimNew(app, peer);
      peers.push(peer);
      if (what === 'submit') await submitReview(app, peer, { id, body: sheet('22222') });
      if (what === 'release') await post(app, peer, `/v1/peer-reviews/${id}/release`);
      if (what === 'over') {
        await app.dataSource.query(
          `UPDATE peer_review SET expires_at = expires_at - interval '12 hours' WHERE id = $1`,
          [id],
        );
      }
      if (what === 'settled') {
        await app.dataSource.query(
          `UPDATE peer_review_slot SET state = 'void', lease_expires_at = NULL WHERE request_id = $1`,
          [requestId],
        );
      }
    }
    app.clock.advance({ hours: 22 });
    await remind();
    for (const peer of peers) {
      const kinds = (await noticesOf(peer)).map(({ kind }) => kind);
      expect(kinds).not.toContain('peer-review.lease-ending');
    }
  });
});

describe('who leaves', () => {
  async function purge(who: SignedUp): Promise<void> {
    await app.dataSource.query(`UPDATE account SET deletion_requested_at = $2 WHERE id = $1`, [
      who.id,
      '2026-01-01T00:00:00Z',
    ]);
    await app.app.get(AccountPurge).purgeDue(app.clock.now());
  }

  it('lets others have what they worked on, and leaves what they handed in', async () => {
    const done = await room.waitingAnswer({ reviewsWanted: 2 });
    const { questionId } = done;
    const peer = await room.peerFor(questionId);
    const submitted = await claimNew(app, peer);
    await submitReview(app, peer, { id: submitted.id, body: sheet('22222') });
    const open = await room.waitingAnswer({ questionId, reviewsWanted: 1 });
    const held = await claimNew(app, peer);
    const other = await room.peerFor(questionId);
    await claimNew(app, other);
    await purge(peer);
    const reviews = await app.dataSource.query(
      `SELECT id, state, draft, grade_id IS NOT NULL AS "isGraded" FROM peer_review
        WHERE reviewer_id = $1 ORDER BY claimed_at`,
      [peer.id],
    );
    expect(reviews).toEqual([
      { id: submitted.id, state: 'submitted', draft: null, isGraded: true },
      { id: held.id, state: 'released', draft: null, isGraded: false },
    ]);
    const third = await room.peerFor(questionId);
    await claimNew(app, third);
    const [slot] = await app.dataSource.query<{ state: string }[]>(
      `SELECT state FROM peer_review_slot WHERE request_id = $1`,
      [open.requestId],
    );
    expect(slot?.state).toBe('leased');
  });

  it('takes along the words they gave, without those of the answers', async () => {
    const { questionId } = await room.waitingAnswer({
      answer: 'A lease that is renewed.',
      reviewsWanted: 2,
    });
    const peer = await room.peerFor(questionId);
    const { id } = await claimNew(app, peer);
    const { items } = sheet('22222') as { items: object[] };
    const quoted = items.map((item) => ({ ...item, quote: 'that is renewed', comment: 'Why so?' }));
    const comment = 'The lease is there.';
    await submitReview(app, peer, { id, body: { items: quoted, comment } });
    await room.waitingAnswer({ questionId });
    const second = await claimNew(app, peer);
    await app.http
      .patch(`/v1/peer-reviews/${second.id}`)
      .set({ ...peer.auth, 'If-Match': '*' })
      .send({ comment: 'Half done.' });
    const { text, given } = await exportOf(peer);
    const day = app.clock.now().toISOString().slice(0, 10);
    expect(given).toMatchObject([
      { id, state: 'submitted', claimedOn: day, submittedOn: day, draft: null },
      {
        id: second.id,
        state: 'leased',
        submittedOn: null,
        draft: { comment: 'Half done.' },
        grade: null,
      },
    ]);
    expect(given[0]?.grade).toMatchObject({ comment, score: 0.66667 });
    expect(given[0]?.grade?.items[0]).toEqual({
      criterion: 'criterion-1',
      level: 'applied',
      comment: 'Why so?',
    });
    expect(text).not.toContain('that is renewed');
    expect((await claim(app, peer)).status).toBe(200);
  });
});

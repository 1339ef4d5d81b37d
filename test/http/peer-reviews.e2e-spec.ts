import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerQuestion,
  post,
  startAttempt,
  getAttempt,
  type ProblemBody,
} from '../support/answering.js';
import { makeCohort } from '../support/cohorts.js';
import type { SignedUp } from '../support/login.js';
import { claim, claimNew, getReview, type ReviewBody } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { openReviewRoom, type ReviewRoom, type WaitingAnswer } from '../support/review-room.js';
import type { TestApp } from '../support/test-app.js';

let room: ReviewRoom;
let app: TestApp;

beforeAll(async () => {
  room = await openReviewRoom('reviewing', 60);
  ({ app } = room);
});
afterAll(() => app.close());

const codeOf = ({ body }: { body: unknown }) => (body as ProblemBody).code;
const waitingAnswer: ReviewRoom['waitingAnswer'] = (wish) => room.waitingAnswer(wish);
const peerFor: ReviewRoom['peerFor'] = (...who) => room.peerFor(...who);

async function leave({ auth }: SignedUp): Promise<void> {
  await app.http.delete(`/v1/cohorts/${room.cohortId}/membership`).set(auth).expect(204);
}

describe('POST /v1/peer-reviews', () => {
  it('gives an answer that waits, for 24 hours, and says where', async () => {
    const { questionId } = await waitingAnswer();
    const peer = await peerFor(questionId);
    const response = await claim(app, peer);
    expect(response.status).toBe(201);
    const review = response.body as ReviewBody;
    const now = app.clock.now();
    expect(review).toEqual({
      id: expect.any(String),
      pool: 'open',
      cohortId: null,
      questionId,
      title: expect.any(String),
      state: 'leased',
      claimedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
      isExtended: false,
      submittedAt: null,
      isCounted: false,
      version: 1,
    });
    expect(response.headers['location']).toBe(`/v1/peer-reviews/${review.id}`);
    expect(response.headers['etag']).toBe(`"${review.id}.1"`);
    expect(await getReview(app, peer, review.id)).toMatchObject({ id: review.id, state: 'leased' });
  });

  it('gives the same one again while it is held', async () => {
    const { questionId } = await waitingAnswer();
    await waitingAnswer({ questionId });
    const peer = await peerFor(questionId);
    const { id } = await claimNew(app, peer);
    const again = await claim(app, peer);
    expect([again.status, (again.body as ReviewBody).id]).toEqual([200, id]);
    expect(again.headers['location']).toBeUndefined();
    app.clock.advance({ hours: 24 });
    const next = await claimNew(app, peer);
    expect(next.id).not.toBe(id);
  });

  it('gives first reviews before second ones, the oldest first, and none twice', async () => {
    const first = await waitingAnswer({ reviewsWanted: 2 });
    const { questionId } = first;
    const second = await waitingAnswer({ reviewsWanted: 1, questionId });
    const peers = [await peerFor(questionId), await peerFor(questionId), await peerFor(questionId)];
    const given: (string | undefined)[] = [];
    for (const peer of peers) given.push(await attemptOf((await claimNew(app, peer)).id));
    expect(given).toEqual([first.attemptId, second.attemptId, first.attemptId]);
    const late = await peerFor(questionId);
    expect((await claim(app, late)).status).toBe(204);
    app.clock.advance({ hours: 25 });
    // What nobody handed in goes to others; the answer that somebody had before does not come back.
    expect(await attemptOf((await claimNew(app, peers[0] ?? late)).id)).toBe(second.attemptId);
    expect(await attemptOf((await claimNew(app, late)).id)).toBe(first.attemptId);
  });

  it('keeps this order over all the questions somebody has answered', async () => {
    const waiting: WaitingAnswer[] = [];
    for (const reviewsWanted of [2, 1, 1]) {
      waiting.push(await waitingAnswer({ reviewsWanted }));
      app.clock.advance({ minutes: 1 });
    }
    const given: (string | undefined)[] = [];
    for (let reviewer = 0; reviewer < 4; reviewer += 1) {
      const peer = await startPractising(app);
      for (const { questionId } of waiting.toReversed()) await peerFor(questionId, peer);
      given.push(await attemptOf((await claimNew(app, peer)).id));
    }
    const [oldest, second, third] = waiting.map(({ attemptId }) => attemptId);
    expect(given).toEqual([oldest, second, third, oldest]);
  });

  it('answers 204 to the author, to who has not answered, and to who is blocked', async () => {
    const { author, questionId } = await waitingAnswer();
    const [stranger, blocked] = [await startPractising(app), await peerFor(questionId)];
    await app.dataSource.query(
      `INSERT INTO peer_block (learner_id, reviewer_id, id, review_id, created_at, label)
       VALUES ($1, $2, gen_random_uuid(), gen_random_uuid(), now(), 'R1')`,
      [author.id, blocked.id],
    );
    for (const person of [author, stranger, blocked]) {
      const response = await claim(app, person);
      expect([response.status, response.text, response.headers['etag']]).toEqual([
        204,
        '',
        undefined,
      ]);
    }
    await startAttempt(app, stranger, questionId);
    expect((await claim(app, stranger)).status).toBe(204);
  });

  it('keeps cohorts and the open pool apart', async () => {
    const { cohortId } = room;
    const { questionId } = await waitingAnswer({ cohortId });
    const member = await peerFor(questionId, await room.addMember('none'));
    expect((await claim(app, member)).status).toBe(204);
    expect(await claimNew(app, member, cohortId)).toMatchObject({ pool: 'cohort', cohortId });
    const open = await waitingAnswer({ questionId });
    expect(await attemptOf((await claimNew(app, member)).id)).toBe(open.attemptId);
  });

  it('gives no answers of who has left the cohort', async () => {
    const { cohortId } = room;
    const { author, questionId } = await waitingAnswer({ cohortId });
    const member = await peerFor(questionId, await room.addMember('none'));
    await leave(author);
    expect((await claim(app, member, cohortId)).status).toBe(204);
  });

  it('lets nobody hold more than two', async () => {
    const { cohortId, owner } = room;
    const { questionId } = await waitingAnswer({ cohortId });
    const mine = await makeCohort(app, owner);
    await peerFor(questionId, owner);
    await waitingAnswer({ questionId });
    const held = [await claimNew(app, owner, cohortId), await claimNew(app, owner)];
    const third = await claim(app, owner, mine.id);
    expect([third.status, codeOf(third)]).toEqual([409, 'conflict']);
    expect((await claim(app, owner)).body).toMatchObject({ id: held[1]?.id });
    for (const { id } of held) await post(app, owner, `/v1/peer-reviews/${id}/release`);
    expect((await claim(app, owner, mine.id)).status).toBe(204);
  });

  it('needs no answer of who coaches the cohort, on what it practises', async () => {
    const { cohortId, coach } = room;
    await waitingAnswer({ cohortId });
    const review = await claimNew(app, coach, cohortId);
    const { answer } = await getReview(app, coach, review.id);
    expect(answer?.outline.rubric).toHaveLength(5);
    await post(app, coach, `/v1/peer-reviews/${review.id}/release`);
    const demoted = `UPDATE account SET role = $2 WHERE id = $1`;
    await waitingAnswer({ cohortId });
    await app.dataSource.query(demoted, [coach.id, 'learner']);
    expect((await claim(app, coach, cohortId)).status).toBe(204);
    await app.dataSource.query(demoted, [coach.id, 'coach']);
    expect((await claim(app, coach, cohortId)).status).toBe(201);
  });

  it('needs none of coaches in the open pool, on questions of public banks', async () => {
    const { questionId } = await waitingAnswer();
    const coach = await startPractising(app, { role: 'coach' });
    const setVisibility = (visibility: string) =>
      app.dataSource.query(
        `UPDATE bank SET visibility = $2 WHERE id = (SELECT bank_id FROM question WHERE id = $1)`,
        [questionId, visibility],
      );
    await setVisibility('unlisted');
    const unlisted = await claim(app, coach);
    await setVisibility('public');
    const open = await claim(app, coach);
    expect([unlisted.status, open.status]).toEqual([204, 201]);
  });

  it('knows no cohort of others, and reviews nothing in an archived one', async () => {
    const stranger = await startPractising(app);
    const foreign = await claim(app, stranger, room.cohortId);
    const random = await claim(app, stranger, randomUUID());
    expect([foreign.status, random.status]).toEqual([404, 404]);
    const { id, version } = await makeCohort(app, room.owner);
    const archived = await app.http
      .post(`/v1/cohorts/${id}/archive`)
      .set({ ...room.owner.auth, 'If-Match': `"${id}.${version}"` });
    expect(archived.status).toBe(200);
    const refused = await claim(app, room.owner, id);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'invalid-state']);
    const malformed = await post(app, stranger, '/v1/peer-reviews', { cohortId: 'x' });
    expect(malformed.status).toBe(400);
  });

  it('is done once for one key, nothing to review included', async () => {
    const { questionId } = await waitingAnswer();
    const peer = await startPractising(app);
    const send = (key: string) =>
      app.http
        .post('/v1/peer-reviews')
        .set({ ...peer.auth, 'Idempotency-Key': key })
        .send({});
    const nothing = await send('nothing');
    await peerFor(questionId, peer);
    const something = await send('something');
    await post(app, peer, `/v1/peer-reviews/${(something.body as ReviewBody).id}/release`);
    const [still, same] = [await send('nothing'), await send('something')];
    expect([nothing.status, something.status, still.status, same.status]).toEqual([
      204, 201, 204, 201,
    ]);
    expect(same.text).toBe(something.text);
    expect(same.headers['idempotency-replayed']).toBe('true');
  });
});

describe('GET /v1/peer-reviews/available', () => {
  it('counts by the rules of claiming, pool by pool', async () => {
    const { cohortId } = room;
    const member = await room.addMember('none');
    const empty = { available: 0, hasMore: false };
    const open = { pool: 'open', cohortId: null, cohortName: null };
    const inCohort = { pool: 'cohort', cohortId, cohortName: 'Spring' };
    expect(await available(member)).toEqual([
      { ...open, ...empty },
      { ...inCohort, ...empty },
    ]);
    const { questionId } = await waitingAnswer({ cohortId });
    await waitingAnswer({ cohortId, questionId });
    await waitingAnswer({ questionId });
    expect((await available(member)).map((each) => each.available)).toEqual([0, 0]);
    await peerFor(questionId, member);
    expect((await available(member)).map((each) => each.available)).toEqual([1, 2]);
    await claimNew(app, member, cohortId);
    expect((await available(member)).map((each) => each.available)).toEqual([1, 1]);
  });

  it('counts no further than 20', async () => {
    const { questionId, requestId } = await waitingAnswer();
    const peer = await peerFor(questionId);
    await copyRequest(requestId, 20);
    expect(await available(peer)).toEqual([
      { pool: 'open', cohortId: null, cohortName: null, available: 20, hasMore: true },
    ]);
  });
});

describe('GET /v1/peer-reviews', () => {
  it('lists what one claimed, latest first, without answers, page by page', async () => {
    const { questionId } = await waitingAnswer();
    const peer = await peerFor(questionId);
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      if (round > 0) await waitingAnswer({ questionId });
      const { id } = await claimNew(app, peer);
      ids.unshift(id);
      if (round < 2) await post(app, peer, `/v1/peer-reviews/${id}/release`);
    }
    const list = (query: string) => app.http.get(`/v1/peer-reviews?${query}`).set(peer.auth);
    const page = (await list('limit=2')).body as { data: ReviewBody[]; nextCursor: string };
    expect(page.data.map(({ id, state }) => [id, state])).toEqual([
      [ids[0], 'leased'],
      [ids[1], 'released'],
    ]);
    expect(page.data[0]).not.toHaveProperty('answer');
    const rest = await list(`limit=2&cursor=${page.nextCursor}`);
    expect(rest.body).toMatchObject({ data: [{ id: ids[2] }], nextCursor: null });
    const released = (await list('state=released')).body as { data: ReviewBody[] };
    expect(released.data.map(({ id }) => id)).toEqual(ids.slice(1));
    expect((await list('state=gone')).status).toBe(400);
  });
});

describe('GET /v1/peer-reviews/:id', () => {
  it('shows the answer and what it is measured by, of a day, by A', async () => {
    const { questionId, attemptId } = await waitingAnswer();
    const peer = await peerFor(questionId);
    const { id } = await claimNew(app, peer);
    const response = await app.http.get(`/v1/peer-reviews/${id}`).set(peer.auth);
    const { answer, draft, grade, settlement } = response.body as ReviewBody;
    const day = app.clock.now().toISOString().slice(0, 10);
    expect(answer).toEqual({
      author: 'A',
      text: 'An answer.',
      mode: 'written',
      candidateLevel: 'senior',
      answeredOn: day,
      question: { title: expect.any(String), prompt: expect.any(String) },
      outline: expect.objectContaining({ questionId, intent: expect.any(String) }),
    });
    expect([draft, grade, settlement]).toEqual([null, null, null]);
    expect(answer?.outline.rubric).toHaveLength(5);
    expect(response.headers['etag']).toBe(`"${id}.1"`);
    expect(response.text).not.toContain(attemptId);
  });

  it('marks an open answer of the reviewer to the question as peeked', async () => {
    const { questionId } = await waitingAnswer();
    const peer = await peerFor(questionId);
    const { id } = await claimNew(app, peer);
    const { id: draftId } = await startAttempt(app, peer, questionId);
    const response = await app.http.get(`/v1/peer-reviews/${id}`).set(peer.auth);
    const attempt = await getAttempt(app, peer, draftId);
    expect(attempt.peeked).toBe(true);
    expect(response.headers['attempt-etag']).toBe(`"${draftId}.${attempt.version}"`);
  });

  it('closes with the reviewer’s own answer: who takes that back is shown nothing', async () => {
    const { questionId } = await waitingAnswer();
    await app.dataSource.query(
      `UPDATE bank SET reveal = 'after-attempt' WHERE id = (SELECT bank_id FROM question WHERE id = $1)`,
      [questionId],
    );
    const peer = await startPractising(app);
    const { id: ownId } = await answerQuestion(app, peer, questionId);
    const { id } = await claimNew(app, peer);
    expect((await post(app, peer, `/v1/attempts/${ownId}/withdraw`)).status).toBe(200);
    const refused = await app.http.get(`/v1/peer-reviews/${id}`).set(peer.auth);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'forbidden']);
  });

  it('cannot be read first and the own answer taken back afterwards', async () => {
    const { questionId } = await waitingAnswer();
    const peer = await startPractising(app);
    const { id: ownId } = await answerQuestion(app, peer, questionId);
    const { id } = await claimNew(app, peer);
    await getReview(app, peer, id);
    expect((await post(app, peer, `/v1/attempts/${ownId}/withdraw`)).status).toBe(409);
  });

  it('shows the answer no more to who has left the cohort', async () => {
    const { cohortId } = room;
    const { questionId } = await waitingAnswer({ cohortId, answer: 'zq-answer' });
    const member = await peerFor(questionId, await room.addMember('none'));
    const { id } = await claimNew(app, member, cohortId);
    expect((await getReview(app, member, id)).answer?.text).toBe('zq-answer');
    await leave(member);
    expect((await getReview(app, member, id)).answer).toBeNull();
  });

  it('is there for its reviewer alone', async () => {
    const { questionId, author } = await waitingAnswer();
    const peer = await peerFor(questionId);
    const { id } = await claimNew(app, peer);
    const other = await peerFor(questionId);
    for (const person of [author, other, room.coach]) {
      expect((await app.http.get(`/v1/peer-reviews/${id}`).set(person.auth)).status).toBe(404);
    }
  });
});

interface Available {
  pool: string;
  available: number;
  hasMore: boolean;
}

async function available(who: SignedUp): Promise<Available[]> {
  const response = await app.http.get('/v1/peer-reviews/available').set(who.auth);
  expect(response.status).toBe(200);
  return (response.body as { pools: Available[] }).pools;
}

async function attemptOf(reviewId: string): Promise<string | undefined> {
  const [row] = await app.dataSource.query<{ attempt_id: string }[]>(
    `SELECT attempt_id FROM peer_review WHERE id = $1`,
    [reviewId],
  );
  return row?.attempt_id;
}

/** More requests of the same author for the same question, each with one slot. */
async function copyRequest(requestId: string, count: number): Promise<void> {
  await app.dataSource.query(
    `WITH copies AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS attempt_id
                       FROM generate_series(1, $2)),
     attempts AS (
       INSERT INTO attempt SELECT (jsonb_populate_record(a, jsonb_build_object('id', c.attempt_id,
                                    'review_id', null))).*
         FROM copies c, attempt a JOIN peer_review_request r ON a.id = r.attempt_id WHERE r.id = $1),
     requests AS (
       INSERT INTO peer_review_request
       SELECT (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'attempt_id', c.attempt_id))).*
         FROM copies c, peer_review_request r WHERE r.id = $1)
     INSERT INTO peer_review_slot
     SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
              'request_id', c.id, 'attempt_id', c.attempt_id))).*
       FROM copies c, peer_review_slot s WHERE s.request_id = $1 AND s.number = 1`,
    [requestId, count],
  );
}

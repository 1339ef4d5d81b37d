import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { getAttempt, sheet } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { claim, claimNew, getReview, submitReview } from '../support/peer-review.js';
import { cardRows, expectCardsToEqualTheirReplay } from '../support/practice.js';
import {
  getCredits,
  getReceived,
  getRequest,
  getSettlements,
  noticesOf,
  reviewAll,
  settleDue,
  waitingAnswer,
  type ReviewedAnswer,
} from '../support/settling.js';
import type { TestApp } from '../support/test-app.js';

let room: Classroom;
let app: TestApp;

beforeAll(async () => {
  room = await openClassroom('settling', 60);
  ({ app } = room);
});
afterAll(() => app.close());

const fresh = (): string => room.questions.pop() ?? '';
const waiting = (wish = {}) => waitingAnswer(room, fresh(), wish);

async function eventsOf({ id }: SignedUp, questionId: string): Promise<unknown[]> {
  const rows = await app.dataSource.query<{ kind: string; rating: number; source: string }[]>(
    `SELECT kind, rating, source FROM review_event WHERE learner_id = $1 AND question_id = $2
      ORDER BY occurred_at, id`,
    [id, questionId],
  );
  return rows.map(({ kind, rating, source }) => [kind, rating, source]);
}

async function inForce({ author, attemptId }: ReviewedAnswer): Promise<unknown> {
  return (await getAttempt(app, author, attemptId)).gradeInForce;
}

/** Does something while nobody has authority. */
async function withoutCoaches<Result>(work: () => Promise<Result>): Promise<Result> {
  const coaches = [room.owner.id, room.coach.id];
  const name = (role: string) =>
    app.dataSource.query(`UPDATE account SET role = $2 WHERE id = ANY($1)`, [coaches, role]);
  await name('learner');
  const result = await work();
  await name('coach');
  return result;
}

async function setPolicy({ auth }: SignedUp, ratingPolicy: string | null): Promise<void> {
  const response = await app.http
    .patch('/v1/peer-review-settings')
    .set({ ...auth, 'If-Match': '*' })
    .send({ ratingPolicy });
  expect(response.status).toBe(200);
}

describe('a settlement', () => {
  it('comes with the last review, is in force, and moves the card without a repetition more', async () => {
    const answer = await waiting();
    const { author, questionId, requestId } = answer;
    const [before] = (await cardRows(app, author.id)) as Record<string, unknown>[];
    expect(await eventsOf(author, questionId)).toEqual([['review', 2, 'self']]);
    await reviewAll(app, answer, ['33333', '33333']);
    expect(await getRequest(app, answer)).toMatchObject({
      state: 'open',
      reviewsDone: 2,
      settlement: null,
    });
    await reviewAll(app, { ...answer, peers: answer.peers.slice(2) }, ['33332']);

    const request = await getRequest(app, answer);
    expect(request).toMatchObject({ state: 'settled', reviewsDone: 3, nextDay: null });
    expect(request.settlement).toMatchObject({
      version: 1,
      confidence: 'high',
      cause: 'complete',
      score: 0.97778,
      spread: 0.06667,
      mustHaveMet: true,
      reviewsUsed: 3,
    });
    expect(await getSettlements(app, answer)).toEqual([request.settlement]);
    expect(await inForce(answer)).toEqual({
      kind: 'settlement',
      score: 0.97778,
      verdict: 'staff-pass',
    });
    expect(await eventsOf(author, questionId)).toEqual([
      ['review', 2, 'self'],
      ['correction', 4, 'peer'],
    ]);
    const [after] = (await cardRows(app, author.id)) as Record<string, unknown>[];
    expect(after).toMatchObject({
      reps: before?.['reps'],
      last_review_at: before?.['last_review_at'],
      introduced_day: before?.['introduced_day'],
    });
    expect(after?.['stability']).not.toBe(before?.['stability']);
    await expectCardsToEqualTheirReplay(app, author.id);
    const told = { requestId, attemptId: answer.attemptId, questionId, confidence: 'high' };
    expect(await noticesOf(app, author)).toEqual([['peer-review.settled', told]]);
  });

  it('is made once, however many hand in or look at the same time', async () => {
    const answer = await waiting();
    const claimed: [SignedUp, string][] = [];
    for (const peer of answer.peers) {
      claimed.push([peer, (await claimNew(app, peer, answer.cohortId)).id]);
    }
    const responses = await Promise.all(
      claimed.map(([peer, id]) => submitReview(app, peer, { id, body: sheet('33333') })),
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await getSettlements(app, answer)).toMatchObject([{ version: 1, reviewsUsed: 3 }]);

    const due = await waiting({ reviewsWanted: 3, peers: 1 });
    await reviewAll(app, due, ['22222']);
    app.clock.advance({ days: 7 });
    const looks = Array.from({ length: 8 }, () => getRequest(app, due));
    const seen = await Promise.all([...looks, settleDue(app)]);
    expect(seen.slice(0, 8)).toMatchObject(looks.map(() => ({ state: 'settled' })));
    expect(await getSettlements(app, due)).toMatchObject([{ version: 1, reviewsUsed: 1 }]);
    expect((await getCredits(app, due.author)).balance).toBe(2);
    expect(await noticesOf(app, due.author)).toHaveLength(1);
  });

  it('by strangers leaves the card alone, unless the author wants it otherwise', async () => {
    const usual = await waiting({ isOpenPool: true, reviewsWanted: 1, peers: 1 });
    await reviewAll(app, usual, ['33333']);
    expect(await inForce(usual)).toMatchObject({ kind: 'settlement', score: 1 });
    expect(await eventsOf(usual.author, usual.questionId)).toEqual([['review', 2, 'self']]);

    const wanting = await waiting({ isOpenPool: true, reviewsWanted: 1, peers: 1 });
    await setPolicy(wanting.author, 'peer-adjusts');
    await reviewAll(app, wanting, ['33333']);
    expect(await eventsOf(wanting.author, wanting.questionId)).toEqual([
      ['review', 2, 'self'],
      ['correction', 4, 'peer'],
    ]);
  });

  it('in a cohort leaves the card alone when the author wants that', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    await setPolicy(answer.author, 'self');
    await reviewAll(app, answer, ['00000']);
    expect(await inForce(answer)).toMatchObject({ kind: 'settlement', score: 0 });
    expect(await eventsOf(answer.author, answer.questionId)).toEqual([['review', 2, 'self']]);
  });

  it('that says what the author said changes nothing in the log', async () => {
    const answer = await waiting({ reviewsWanted: 2, peers: 2 });
    await reviewAll(app, answer, ['22222', '22222']);
    expect((await getRequest(app, answer)).settlement).toMatchObject({ confidence: 'high' });
    expect(await eventsOf(answer.author, answer.questionId)).toEqual([['review', 2, 'self']]);
  });
});

describe('a tie', () => {
  it('is broken by one review more, which nobody pays for', async () => {
    const answer = await waiting({ reviewsWanted: 2 });
    await reviewAll(app, answer, ['33333', '11111']);
    expect(await getRequest(app, answer)).toMatchObject({
      state: 'tie_break',
      reviewsDone: 2,
      settlement: null,
    });
    expect(await inForce(answer)).toMatchObject({ kind: 'self' });
    expect((await getCredits(app, answer.author)).balance).toBe(1);
    const third = { ...answer, peers: answer.peers.slice(2) };
    await withoutCoaches(() => reviewAll(app, third, ['33333']));
    const request = await getRequest(app, answer);
    // Two thirds of the weight are for the must-haves, but the scores still lie apart.
    expect(request).toMatchObject({ state: 'settled', reviewsDone: 3 });
    expect(request.settlement).toMatchObject({
      version: 2,
      confidence: 'low',
      cause: 'tie-break',
      mustHaveMet: true,
    });
    const versions = await getSettlements(app, answer);
    expect(versions.map(({ version, confidence }) => [version, confidence])).toEqual([
      [2, 'low'],
      [1, 'contested'],
    ]);
    expect((await getCredits(app, answer.author)).balance).toBe(1);
    // What is little sure moves no card.
    expect(await eventsOf(answer.author, answer.questionId)).toEqual([['review', 2, 'self']]);
  });

  it('over a must-have is broken too, and the settlement is then as sure as its reviews', async () => {
    const answer = await waiting({ reviewsWanted: 2 });
    await reviewAll(app, answer, ['22222', '12222']);
    expect((await getRequest(app, answer)).state).toBe('tie_break');
    await reviewAll(app, { ...answer, peers: answer.peers.slice(2) }, ['22222']);
    expect((await getRequest(app, answer)).settlement).toMatchObject({
      confidence: 'medium',
      cause: 'tie-break',
      mustHaveMet: true,
    });
  });

  it('that nobody breaks ends after a week', async () => {
    const answer = await waiting({ reviewsWanted: 2 });
    await reviewAll(app, answer, ['33333', '11111']);
    app.clock.advance({ days: 7 });
    await withoutCoaches(() => settleDue(app));
    expect((await getRequest(app, answer)).settlement).toMatchObject({
      confidence: 'low',
      cause: 'deadline',
      reviewsUsed: 2,
    });
    expect((await getCredits(app, answer.author)).balance).toBe(1);
  });
});

describe('a week', () => {
  it.each([
    [2, ['33333', '33333'], 1],
    [1, ['33333'], 2],
  ])(
    'settles with %i reviews what others did not review, with little confidence',
    async (...row) => {
      const [used, reviews, balance] = row;
      const answer = await waiting();
      await reviewAll(app, answer, reviews);
      app.clock.advance({ days: 6, hours: 23 });
      await settleDue(app);
      expect((await getRequest(app, answer)).state).toBe('open');
      app.clock.advance({ hours: 1 });
      await settleDue(app);
      const request = await getRequest(app, answer);
      expect(request).toMatchObject({ state: 'settled', reviewsDone: used });
      expect(request.settlement).toMatchObject({ confidence: 'low', cause: 'deadline', score: 1 });
      expect((await getCredits(app, answer.author)).balance).toBe(balance);
      expect(await eventsOf(answer.author, answer.questionId)).toEqual([['review', 2, 'self']]);
    },
  );

  it('gives everything back when nobody came, and the answer may be asked about again', async () => {
    const answer = await waiting({ isOpenPool: true });
    app.clock.advance({ days: 7 });
    const request = await withoutCoaches(() => getRequest(app, answer));
    expect(request).toMatchObject({ state: 'closed', reviewsDone: 0, settlement: null });
    expect((await getCredits(app, answer.author)).balance).toBe(3);
    const { requestId, attemptId, questionId, author } = answer;
    expect(await noticesOf(app, author)).toEqual([
      ['peer-review.closed', { requestId, attemptId, questionId, refunded: 3 }],
    ]);
    const again = await app.http
      .post('/v1/peer-review-requests')
      .set(author.auth)
      .send({ attemptId });
    expect(again.status).toBe(201);
  });

  it('takes what comes late, with its credit, and does not count it', async () => {
    const answer = await waiting({ reviewsWanted: 2, peers: 2 });
    const [first, late] = answer.peers;
    if (first === undefined || late === undefined) throw new Error('no peers');
    const { id } = await claimNew(app, late, answer.cohortId);
    await reviewAll(app, { ...answer, peers: [first] }, ['33333']);
    app.clock.advance({ days: 7 });
    await settleDue(app);
    const response = await submitReview(app, late, { id, body: sheet('00000') });
    expect([response.status, (response.body as { isCounted: boolean }).isCounted]).toEqual([
      200,
      false,
    ]);
    expect((await getCredits(app, late)).balance).toBe(4);
    expect((await getCredits(app, answer.author)).balance).toBe(2);
    const request = await getRequest(app, answer);
    expect(request.settlement).toMatchObject({ score: 1, reviewsUsed: 1 });
    const received = await getReceived(app, answer);
    expect(received.map(({ number, isCounted }) => [number, isCounted])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('is not lost on others when one request fails', async () => {
    const broken = await waiting({ reviewsWanted: 1, peers: 1 });
    const sound = await waiting({ reviewsWanted: 1, peers: 1 });
    app.clock.advance({ days: 7 });
    await app.dataSource.query(
      `ALTER TABLE peer_credit ADD CONSTRAINT broken CHECK (learner_id <> '${broken.author.id}') NOT VALID`,
    );
    await withoutCoaches(() => settleDue(app));
    await app.dataSource.query(`ALTER TABLE peer_credit DROP CONSTRAINT broken`);
    const states = await app.dataSource.query<{ id: string; state: string }[]>(
      `SELECT id, state FROM peer_review_request WHERE id = ANY($1)`,
      [[broken.requestId, sound.requestId]],
    );
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [broken.requestId, 'open'],
        [sound.requestId, 'closed'],
      ]),
    );
    await withoutCoaches(() => settleDue(app));
    expect((await getRequest(app, broken)).state).toBe('closed');
  });
});

describe('a coach', () => {
  const decide = ({ author }: ReviewedAnswer, requestId: string) =>
    app.app.get(PeerModeration).resolveByCoach({ learnerId: author.id, requestId });

  it('is asked where a tie-break leaves reviews too far apart', async () => {
    const answer = await waiting({ reviewsWanted: 2 });
    await reviewAll(app, answer, ['33333', '11111', '33333']);
    const request = await getRequest(app, answer);
    expect(request).toMatchObject({ state: 'with_coach', reviewsDone: 3, settlement: null });
    const versions = await getSettlements(app, answer);
    expect(versions.map(({ confidence, cause }) => [confidence, cause])).toEqual([
      ['contested', 'tie-break'],
      ['contested', 'complete'],
    ]);
    const week = new Date(app.clock.now().getTime() + 7 * 86_400_000);
    expect(request.nextDay).toBe(week.toISOString().slice(0, 10));
    expect(await inForce(answer)).toMatchObject({ kind: 'self' });

    await decide(answer, answer.requestId);
    expect(await getRequest(app, answer)).toMatchObject({ state: 'settled', settlement: null });
    app.clock.advance({ days: 8 });
    await settleDue(app);
    expect(await getSettlements(app, answer)).toHaveLength(2);
  });

  it('who does not answer in a week leaves it to what peers said', async () => {
    const answer = await waiting({ reviewsWanted: 3 });
    await reviewAll(app, answer, ['33333', '11111']);
    app.clock.advance({ days: 7 });
    await settleDue(app);
    expect((await getRequest(app, answer)).state).toBe('with_coach');
    // Of the third, which nobody gave.
    expect((await getCredits(app, answer.author)).balance).toBe(1);
    app.clock.advance({ days: 7 });
    await settleDue(app);
    const request = await getRequest(app, answer);
    expect(request.state).toBe('settled');
    expect(request.settlement).toMatchObject({ confidence: 'low', cause: 'coach-absent' });
    expect(await eventsOf(answer.author, answer.questionId)).toEqual([['review', 2, 'self']]);
  });

  it('is asked about what nobody reviewed, and it closes when they do not answer', async () => {
    const answer = await waiting();
    app.clock.advance({ days: 7 });
    expect(await getRequest(app, answer)).toMatchObject({ state: 'with_coach', reviewsDone: 0 });
    expect((await getCredits(app, answer.author)).balance).toBe(3);
    app.clock.advance({ days: 7 });
    expect(await getRequest(app, answer)).toMatchObject({ state: 'closed', settlement: null });
    expect((await getCredits(app, answer.author)).balance).toBe(3);
    expect(await noticesOf(app, answer.author)).toContainEqual([
      'peer-review.closed',
      expect.objectContaining({ refunded: 3 }),
    ]);
  });

  it('decides, and nobody is shown what was struck out before', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 2 });
    const [slow, quick] = answer.peers;
    if (slow === undefined || quick === undefined) throw new Error('no peers');
    const { id } = await claimNew(app, slow, answer.cohortId);
    app.clock.advance({ hours: 25 });
    const [reviewId = ''] = await reviewAll(app, { ...answer, peers: [quick] }, ['33333']);
    await submitReview(app, slow, { id, body: sheet('22222') });
    expect((await getReview(app, slow, id)).settlement).toMatchObject({ score: 1 });
    await app.app.get(PeerModeration).voidReview({ learnerId: answer.author.id, reviewId });
    await decide(answer, answer.requestId);
    expect((await getRequest(app, answer)).state).toBe('settled');
    expect((await getReview(app, slow, id)).settlement).toBeNull();
  });

  it('is asked once the only review is struck out', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const [reviewId = ''] = await reviewAll(app, answer, ['33333']);
    await app.app.get(PeerModeration).voidReview({ learnerId: answer.author.id, reviewId });
    expect(await getRequest(app, answer)).toMatchObject({
      state: 'with_coach',
      settlement: null,
      resolvedDay: null,
    });
    expect(await inForce(answer)).toMatchObject({ kind: 'self' });
  });
});

describe('an answer that is struck out', () => {
  it('ends its request, and gives back what did not come', async () => {
    const answer = await waiting();
    const { author, requestId } = answer;
    await reviewAll(app, answer, ['33333']);
    await app.app.get(PeerModeration).voidAnswer({ learnerId: author.id, requestId });
    expect(await getRequest(app, answer)).toMatchObject({ state: 'voided', settlement: null });
    expect((await getCredits(app, author)).balance).toBe(2);
    expect((await getAttempt(app, author, answer.attemptId)).state).toBe('voided');
    const [, next = author] = answer.peers;
    expect((await claim(app, next, answer.cohortId)).status).toBe(204);
  });
});

describe('a review that is struck out', () => {
  const strikeOut = ({ author }: ReviewedAnswer, reviewId: string) =>
    app.app.get(PeerModeration).voidReview({ learnerId: author.id, reviewId });

  it('before the settlement is as if it had not been, and is paid back', async () => {
    const answer = await waiting({ reviewsWanted: 2, peers: 3 });
    const [id = ''] = await reviewAll(app, answer, ['00000']);
    await strikeOut(answer, id);
    expect(await getRequest(app, answer)).toMatchObject({ state: 'open', reviewsDone: 0 });
    expect((await getCredits(app, answer.author)).balance).toBe(2);
    const [struck] = answer.peers;
    expect((await getCredits(app, struck ?? answer.author)).balance).toBe(3);
    await reviewAll(app, { ...answer, peers: answer.peers.slice(1) }, ['33333']);
    const request = await getRequest(app, answer);
    expect(request.settlement).toMatchObject({ confidence: 'medium', reviewsUsed: 1, score: 1 });
    expect((await getReceived(app, answer)).map(({ number }) => number)).toEqual([2]);
  });

  it('afterwards lets the others settle anew, and the card follow', async () => {
    const answer = await waiting();
    const [, , bad = ''] = await reviewAll(app, answer, ['33333', '33333', '03333']);
    expect((await getRequest(app, answer)).settlement).toMatchObject({ confidence: 'medium' });
    await strikeOut(answer, bad);
    await strikeOut(answer, bad);
    const request = await getRequest(app, answer);
    expect(request).toMatchObject({ state: 'settled', reviewsDone: 2 });
    expect(request.settlement).toMatchObject({
      version: 2,
      cause: 'review-voided',
      confidence: 'high',
      score: 1,
    });
    expect(await inForce(answer)).toMatchObject({ kind: 'settlement', score: 1 });
    const events = await eventsOf(answer.author, answer.questionId);
    expect(events.at(-1)).toEqual(['correction', 4, 'peer']);
    await expectCardsToEqualTheirReplay(app, answer.author.id);
    expect((await getCredits(app, answer.author)).balance).toBe(1);
  });

  it('that was the only one takes the settlement along, and the card goes back', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const [only = ''] = await reviewAll(app, answer, ['33333']);
    expect((await eventsOf(answer.author, answer.questionId)).at(-1)).toEqual([
      'correction',
      4,
      'peer',
    ]);
    await withoutCoaches(() => strikeOut(answer, only));
    expect(await getRequest(app, answer)).toMatchObject({ state: 'closed', settlement: null });
    expect(await inForce(answer)).toMatchObject({ kind: 'self' });
    expect((await eventsOf(answer.author, answer.questionId)).at(-1)).toEqual([
      'correction',
      2,
      'self',
    ]);
    await expectCardsToEqualTheirReplay(app, answer.author.id);
    expect((await getCredits(app, answer.author)).balance).toBe(3);
  });

  it('that did not count leaves the settlement and the card alone', async () => {
    const answer = await waiting({ reviewsWanted: 2, peers: 3 });
    const [slow, ...others] = answer.peers;
    if (slow === undefined) throw new Error('no peers');
    const { id } = await claimNew(app, slow, answer.cohortId);
    app.clock.advance({ hours: 25 });
    await reviewAll(app, { ...answer, peers: others }, ['33333', '33333']);
    await submitReview(app, slow, { id, body: sheet('00000') });
    const before = await eventsOf(answer.author, answer.questionId);
    await strikeOut(answer, id);
    expect((await getRequest(app, answer)).settlement).toMatchObject({ version: 1, score: 1 });
    expect(await eventsOf(answer.author, answer.questionId)).toEqual(before);
    expect((await getCredits(app, slow)).balance).toBe(3);
    expect((await getCredits(app, answer.author)).balance).toBe(1);
    expect((await claim(app, slow, answer.cohortId)).status).toBe(204);
  });
});

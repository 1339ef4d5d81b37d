import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, getAttempt, sheet, type ProblemBody } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import {
  askForReviews,
  claim,
  claimNew,
  gradedAnswer,
  submitReview,
} from '../support/peer-review.js';
import {
  appeal,
  decide,
  flagAnswer,
  flagReview,
  reviewAnswer,
  settle,
  type ReviewedAnswer,
} from '../support/reviewed-answers.js';

let room: Classroom;
let author: SignedUp;
let reviewers: SignedUp[];

beforeAll(async () => {
  room = await openClassroom('flags', 40);
  author = await room.addMember('none', 'Ada');
  reviewers = [await room.addMember('none', 'Ben'), await room.addMember('none', 'Cleo')];
});
afterAll(() => room.app.close());

async function reviewed(more: object = {}): Promise<ReviewedAnswer> {
  const { app, questions, cohortId } = room;
  const questionId = questions.pop() ?? '';
  return reviewAnswer(app, { author, reviewers, questionId, cohortId, ...more });
}

const get = async (who: SignedUp, path: string): Promise<Response> =>
  room.app.http.get(path).set(who.auth);
const post = async (who: SignedUp, path: string, body: object): Promise<Response> =>
  room.app.http.post(path).set(who.auth).send(body);
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];

async function toldOf(who: SignedUp, caseId: string): Promise<unknown[]> {
  const { body } = await get(who, '/v1/notifications?limit=100');
  const { data } = body as {
    data: { kind: string; data: { caseId?: string; outcome?: string } }[];
  };
  return data
    .filter((each) => each.data.caseId === caseId)
    .map((each) => [each.kind, each.data.outcome ?? null]);
}

async function creditsOf({ id }: SignedUp): Promise<number> {
  const rows = await room.app.dataSource.query<{ sum: number }[]>(
    `SELECT coalesce(sum(amount), 0)::integer AS sum FROM peer_credit WHERE learner_id = $1`,
    [id],
  );
  return rows[0]?.sum ?? 0;
}

const [first, second] = [() => reviewers[0] ?? author, () => reviewers[1] ?? author];

describe('POST /v1/peer-reviews/:id/flags', () => {
  it('opens a case of which the author does not learn', async () => {
    const answer = await reviewed();
    const [reviewId = ''] = answer.reviewIds;
    const body = { reason: 'personal-data', comment: 'It names a customer.' };
    const response = await post(first(), `/v1/peer-reviews/${reviewId}/flags`, body);
    expect(response.status).toBe(201);
    const { id } = response.body as { id: string };
    expect(response.headers['location']).toBe(`/v1/me/cases/${id}`);
    expect(response.body).toMatchObject({
      kind: 'flag',
      subject: 'answer',
      flagReason: 'personal-data',
      reason: 'It names a customer.',
      reviewId,
      requestId: null,
      attemptId: null,
    });
    const traces = [author.id, answer.attemptId, answer.requestId];
    expect(traces.filter((trace) => response.text.includes(trace))).toEqual([]);
    expect((await get(author, `/v1/me/cases/${id}`)).status).toBe(404);
    expect((await get(author, '/v1/me/cases?limit=100')).text).not.toContain(id);
    expect((await get(author, '/v1/notifications?limit=100')).text).not.toContain(id);
    expect(await toldOf(room.coach, id)).toEqual([['case.opened', null]]);
  });

  it('takes reasons from the list only', async () => {
    const { reviewIds } = await reviewed();
    for (const body of [
      {},
      { reason: 'bad' },
      { reason: 'other', comment: '' },
      { reason: null },
    ]) {
      const response = await post(first(), `/v1/peer-reviews/${reviewIds[0]}/flags`, body);
      expect(refusal(response)).toEqual([400, 'validation-failed']);
    }
  });

  it('is for who was given the answer, once each', async () => {
    const { app } = room;
    const { reviewIds } = await reviewed();
    await flagAnswer(app, first(), reviewIds[0]);
    await flagAnswer(app, second(), reviewIds[1]);
    const send = (who: SignedUp) =>
      post(who, `/v1/peer-reviews/${reviewIds[0]}/flags`, { reason: 'other' });
    expect(refusal(await send(first()))).toEqual([409, 'already-exists']);
    expect(refusal(await send(second()))).toEqual([404, 'not-found']);
    expect(refusal(await send(author))).toEqual([404, 'not-found']);
  });

  it('leaves nobody more than ten that wait, at once or one after the other', async () => {
    const { app, coach } = room;
    const busy = await room.addMember('none', 'Bo');
    const answers: ReviewedAnswer[] = [];
    for (let made = 0; made < 12; made += 1) answers.push(await reviewed({ reviewers: [busy] }));
    const paths = answers.map(({ reviewIds }) => `/v1/peer-reviews/${reviewIds[0]}/flags`);
    for (const path of paths.slice(0, 9)) await post(busy, path, { reason: 'other' });
    // Nobody writes a case before all three have looked how many there are.
    const runner = app.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`LOCK TABLE adjudication_case IN SHARE MODE`);
    const sent = paths.slice(9).map((path) => post(busy, path, { reason: 'other' }));
    await setTimeout(1000);
    await runner.commitTransaction();
    await runner.release();
    const last = await Promise.all(sent);
    const statuses = last.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([201, 409, 409]);
    const { body } = await get(busy, '/v1/me/cases?limit=100');
    const { data } = body as { data: { id: string }[] };
    expect(data).toHaveLength(10);
    await decide(app, coach, data[0]?.id ?? '', { outcome: 'dismissed' });
    const refused = paths.slice(9).filter((_, index) => last[index]?.status === 409);
    expect((await post(busy, refused[0] ?? '', { reason: 'other' })).status).toBe(201);
  });
});

describe('a flag on an answer', () => {
  it('that is dismissed tells who flagged it, and nobody else', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const id = await flagAnswer(app, first(), answer.reviewIds[0]);
    expect((await decide(app, coach, id, { outcome: 'dismissed' })).status).toBe(200);
    expect(await toldOf(first(), id)).toEqual([['case.decided', 'dismissed']]);
    expect(await toldOf(author, id)).toEqual([]);
    expect((await get(author, `/v1/me/cases/${id}`)).status).toBe(404);
    expect(await getAttempt(app, author, answer.attemptId)).toMatchObject({ state: 'self_graded' });
  });

  it('that is upheld strikes the answer out, with its request and all that waits about it', async () => {
    const { app, coach } = room;
    const answer = await reviewed({ reviewers: reviewers.slice(0, 1), answer: 'zq-secret' });
    await settle(app, answer);
    const appealId = await appeal(app, answer);
    const about = await flagReview(app, answer, 1);
    const id = await flagAnswer(app, first(), answer.reviewIds[0], { comment: 'zq-flag' });
    expect((await get(coach, `/v1/cases/${id}`)).text).toContain('zq-secret');
    expect((await decide(app, coach, id, { outcome: 'upheld' })).status).toBe(200);
    expect(await getAttempt(app, author, answer.attemptId)).toMatchObject({ state: 'voided' });
    const rows = await app.dataSource.query(`SELECT state FROM peer_review_request WHERE id = $1`, [
      answer.requestId,
    ]);
    expect(rows).toEqual([{ state: 'voided' }]);
    for (const each of [appealId, about]) {
      const { body } = await get(author, `/v1/me/cases/${each}`);
      expect(body).toMatchObject({ state: 'lapsed' });
      expect(await toldOf(author, each)).toEqual([['case.decided', 'lapsed']]);
    }
    expect(await toldOf(author, id)).toEqual([['case.decided', 'upheld']]);
    const own = await get(author, `/v1/me/cases/${id}`);
    expect(own.body).toMatchObject({ flagReason: 'abusive', reason: null, outcome: 'upheld' });
    expect(own.text).not.toContain('zq-flag');
    const read = await get(coach, `/v1/cases/${id}`);
    expect(read.body).toMatchObject({ answer: { text: null }, state: 'decided' });
    const again = `/v1/peer-reviews/${answer.reviewIds[0]}/flags`;
    expect(refusal(await post(first(), again, { reason: 'other' }))).toEqual([
      409,
      'already-exists',
    ]);
  });

  it('is not decided by who flagged it, and not taken where nobody else may', async () => {
    const { app, coach, owner, cohortId } = room;
    await reviewed({ reviewers: reviewers.slice(0, 1), wanted: 2 });
    const { id: reviewId } = await claimNew(app, coach, cohortId);
    await post(coach, `/v1/peer-reviews/${reviewId}/release`, {});
    const setRole = (role: string) =>
      app.dataSource.query(`UPDATE account SET role = $2 WHERE id = $1`, [owner.id, role]);
    await setRole('learner');
    const alone = await post(coach, `/v1/peer-reviews/${reviewId}/flags`, { reason: 'other' });
    expect(refusal(alone)).toEqual([409, 'invalid-state']);
    await setRole('coach');
    const id = await flagAnswer(app, coach, reviewId);
    expect(await toldOf(coach, id)).toEqual([]);
    const own = await decide(app, coach, id, { outcome: 'upheld' });
    expect(refusal(own)).toEqual([403, 'forbidden']);
    expect((await room.get(coach, '/cases?limit=100')).text).not.toContain(id);
    expect((await decide(app, owner, id, { outcome: 'upheld' })).status).toBe(200);
  });

  it('that is upheld while reviews are wanted gives back what nobody came for', async () => {
    const { app, coach } = room;
    const [reviewer = author] = reviewers;
    const answer = await reviewed({ reviewers: [reviewer], wanted: 3 });
    const before = await creditsOf(author);
    const id = await flagAnswer(app, reviewer, answer.reviewIds[0]);
    await decide(app, coach, id, { outcome: 'upheld' });
    expect(await creditsOf(author)).toBe(before + 2);
    expect(await getAttempt(app, author, answer.attemptId)).toMatchObject({ state: 'voided' });
  });
});

describe('a flag by a reviewer whose request was taken back', () => {
  it('strikes the answer out with the request that followed', async () => {
    const { app, coach, cohortId } = room;
    const [mine, theirs] = [await room.addMember('none', 'Di'), await room.addMember('none', 'Ed')];
    const questionId = room.questions.pop() ?? '';
    for (const peer of [first(), second()]) await answerQuestion(app, peer, questionId);
    const { id: attemptId } = await gradedAnswer(app, mine, questionId);
    const wish = { attemptId, cohortId, reviewsWanted: 1 };
    const { id: before } = await askForReviews(app, mine, wish);
    const { id: held } = await claimNew(app, first(), cohortId);
    expect((await post(mine, `/v1/peer-review-requests/${before}/cancel`, {})).status).toBe(200);
    const { id: after } = await askForReviews(app, mine, wish);
    await answerQuestion(app, theirs, questionId);
    const { id: other } = await claimNew(app, theirs, cohortId);

    const id = await flagAnswer(app, first(), held);
    expect((await decide(app, coach, id, { outcome: 'upheld' })).status).toBe(200);
    for (const requestId of [before, after]) {
      const { body } = await get(mine, `/v1/peer-review-requests/${requestId}`);
      expect(body).toMatchObject({ state: 'voided' });
    }
    expect(await creditsOf(mine)).toBe(0);
    const read = await get(theirs, `/v1/peer-reviews/${other}`);
    expect([read.status, (read.body as { answer: unknown }).answer]).toEqual([200, null]);
    const late = await submitReview(app, theirs, { id: other, body: sheet('22222') });
    expect([late.status, (late.body as { state: string }).state]).toEqual([200, 'void']);
    expect((await claim(app, second(), cohortId)).status).toBe(204);
  });
});

describe('POST /v1/peer-review-requests/:id/reviews/:number/flags', () => {
  const pathOf = ({ requestId }: ReviewedAnswer, number: number | string) =>
    `/v1/peer-review-requests/${requestId}/reviews/${number}/flags`;

  it('opens a case about a review by its number', async () => {
    const answer = await reviewed();
    const response = await post(author, pathOf(answer, 2), { reason: 'abusive' });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      kind: 'flag',
      subject: 'review',
      reviewNumber: 2,
      reviewId: null,
      requestId: answer.requestId,
    });
    const traces = [second().id, ...answer.reviewIds];
    expect(traces.filter((trace) => response.text.includes(trace))).toEqual([]);
    const { id } = response.body as { id: string };
    const file = await get(room.coach, `/v1/cases/${id}`);
    const { reviews } = file.body as { reviews: { isSubject: boolean }[] };
    expect(reviews.map(({ isSubject }) => isSubject)).toEqual([false, true]);
  });

  it('is for the author, once for each review that there is', async () => {
    const answer = await reviewed();
    const send = (who: SignedUp, number: number | string) =>
      post(who, pathOf(answer, number), { reason: 'other' });
    expect(refusal(await send(first(), 1))).toEqual([404, 'not-found']);
    expect(refusal(await send(author, 3))).toEqual([404, 'not-found']);
    expect(refusal(await send(author, 0))).toEqual([400, 'validation-failed']);
    expect(refusal(await send(author, '0x1'))).toEqual([400, 'validation-failed']);
    expect((await send(author, 1)).status).toBe(201);
    expect(refusal(await send(author, 1))).toEqual([409, 'already-exists']);
    expect((await send(author, 2)).status).toBe(201);
  });
});

describe('a flag on a review', () => {
  it('that is upheld strikes the review out, and its credit with it', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const [authorHad, reviewerHad] = [await creditsOf(author), await creditsOf(second())];
    const id = await flagReview(app, answer, 2, { comment: 'It insults.' });
    expect((await decide(app, coach, id, { outcome: 'upheld' })).status).toBe(200);
    expect(await creditsOf(second())).toBe(reviewerHad - 1);
    expect(await creditsOf(author)).toBe(authorHad + 1);
    const file = await get(coach, `/v1/cases/${id}`);
    expect((file.body as { reviews: object[] }).reviews).toMatchObject([
      { label: 'R1', isStruckOut: false, isCounted: true },
      { label: 'R2', isStruckOut: true, isCounted: false },
    ]);
    expect(await toldOf(author, id)).toEqual([['case.decided', 'upheld']]);
    expect(await toldOf(second(), id)).toEqual([]);
  });

  it('that is upheld leaves its writer to be blocked', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const blockPath = (number: number) =>
      `/v1/peer-review-requests/${answer.requestId}/reviews/${number}/block`;
    const ofReview = await flagReview(app, answer, 2);
    expect((await decide(app, coach, ofReview, { outcome: 'upheld' })).status).toBe(200);
    const made = await post(author, blockPath(2), {});
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    expect((await get(author, '/v1/peer-blocks')).body).toEqual({
      data: [made.body],
      nextCursor: null,
    });
    expect(refusal(await post(second(), blockPath(1), {}))).toEqual([404, 'not-found']);
    await app.http.delete(`/v1/peer-blocks/${id}`).set(author.auth).expect(204);
  });

  it('that is dismissed leaves it as it is', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const reviewerHad = await creditsOf(first());
    const id = await flagReview(app, answer, 1);
    await decide(app, coach, id, { outcome: 'dismissed' });
    expect(await creditsOf(first())).toBe(reviewerHad);
    const file = await get(coach, `/v1/cases/${id}`);
    expect((file.body as { reviews: object[] }).reviews).toMatchObject([
      { isStruckOut: false },
      { isStruckOut: false },
    ]);
    expect(await toldOf(author, id)).toEqual([['case.decided', 'dismissed']]);
  });

  it('is not decided by a grade', async () => {
    const { app, coach } = room;
    const id = await flagReview(app, await reviewed(), 1);
    expect((await decide(app, coach, id, { outcome: 'graded' })).status).toBe(422);
    const graded = { outcome: 'upheld', items: [{ criterion: 'criterion-1', level: 'named' }] };
    expect((await decide(app, coach, id, graded)).status).toBe(422);
    expect((await get(author, `/v1/me/cases/${id}`)).body).toMatchObject({ state: 'open' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, getAttempt, sheet } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { expectCardsToEqualTheirReplay } from '../support/practice.js';
import { askForReviews, claimNew, gradedAnswer, submitReview } from '../support/peer-review.js';
import { appeal, decide, flagReview } from '../support/reviewed-answers.js';

/** Reviewers disagree, a coach decides; a review is struck out, an appeal is heard. */
describe('an answer that peers do not agree about', () => {
  let room: Classroom;
  let author: SignedUp;
  let reviewers: SignedUp[];
  let attemptId: string;
  let requestId: string;

  beforeAll(async () => {
    room = await openClassroom('contested', 2);
    author = await room.addMember('none', 'Ada');
    reviewers = [];
    for (const name of ['Ben', 'Cleo', 'Dan']) reviewers.push(await room.addMember('none', name));
    for (const reviewer of reviewers) {
      for (const question of room.questions) await answerQuestion(room.app, reviewer, question);
    }
  });
  afterAll(() => room.app.close());

  const get = async (who: SignedUp, path: string): Promise<Response> =>
    room.app.http.get(path).set(who.auth);
  const nothing = { attemptId: '', questionId: '', reviewIds: [] };
  const getRequest = async (): Promise<unknown> =>
    (await get(author, `/v1/peer-review-requests/${requestId}`)).body;

  async function ask(questionId: string, reviewsWanted: number): Promise<void> {
    const { app, cohortId } = room;
    ({ id: attemptId } = await gradedAnswer(app, author, questionId, '33333'));
    const wish = { attemptId, cohortId, reviewsWanted };
    ({ id: requestId } = await askForReviews(app, author, wish));
  }

  async function review(who: SignedUp | undefined, levels: string): Promise<void> {
    if (who === undefined) throw new Error('no such reviewer');
    const { id } = await claimNew(room.app, who, room.cohortId);
    const body = { ...sheet(levels), comment: 'As I see it.' };
    const response = await submitReview(room.app, who, { id, body });
    if (response.status >= 300) throw new Error(`review: ${response.text}`);
  }

  async function openCases(
    who: SignedUp,
  ): Promise<{ id: string; kind: string; version: number }[]> {
    const { body } = await room.get(who, '/cases?state=open');
    return (body as { data: { id: string; kind: string; version: number }[] }).data;
  }

  it('comes to a coach after one more was asked, and stands by what the coach says', async () => {
    const { app, coach } = room;
    await ask(room.questions[0] ?? '', 2);
    await review(reviewers[0], '33333');
    await review(reviewers[1], '11111');
    expect(await getRequest()).toMatchObject({ state: 'tie_break' });
    expect(await openCases(coach)).toEqual([]);
    await review(reviewers[2], '22222');
    expect(await getRequest()).toMatchObject({ state: 'with_coach' });
    const [waiting] = await openCases(coach);
    expect(waiting).toMatchObject({ kind: 'contested', version: 1 });
    const caseId = waiting?.id ?? '';
    const file = await get(coach, `/v1/cases/${caseId}`);
    expect(file.body).toMatchObject({
      settlement: { confidence: 'contested', cause: 'tie-break' },
      reviews: [
        { label: 'R1', score: 1, comment: 'As I see it.' },
        { label: 'R2', score: 0.33333 },
        { label: 'R3', score: 0.66667 },
      ],
    });
    const graded = await decide(app, coach, caseId, { outcome: 'graded', ...sheet('22222') });
    expect(graded.status).toBe(200);
    expect(await getRequest()).toMatchObject({ state: 'settled' });
    const attempt = await getAttempt(app, author, attemptId);
    expect(attempt.gradeInForce).toMatchObject({ kind: 'coach', score: 0.66667 });
    await expectCardsToEqualTheirReplay(app, author.id);
    await expect(appeal(app, { author, requestId, ...nothing })).rejects.toThrow('invalid-state');
  });

  it('is settled anew without a review that insults, and appealed against', async () => {
    const { app, coach, owner } = room;
    await ask(room.questions[1] ?? '', 2);
    await review(reviewers[0], '22222');
    await review(reviewers[1], '22221');
    expect(await getRequest()).toMatchObject({ state: 'settled' });
    const answer = { author, requestId, ...nothing };
    const first = await appeal(app, answer);
    const flag = await flagReview(app, answer, 2);
    expect((await decide(app, coach, flag, { outcome: 'upheld' })).status).toBe(200);
    const file = await get(owner, `/v1/cases/${first}`);
    expect(file.body).toMatchObject({
      settlement: { number: 2, cause: 'review-voided', score: 0.66667 },
      reviews: [{ isStruckOut: false }, { isStruckOut: true }],
    });
    await decide(app, owner, first, { outcome: 'dismissed' });
    const second = await appeal(app, answer);
    const upheld = await decide(app, coach, second, { outcome: 'upheld', ...sheet('33333') });
    expect(upheld.status).toBe(200);
    const attempt = await getAttempt(app, author, attemptId);
    expect(attempt.gradeInForce).toMatchObject({ kind: 'coach', score: 1 });
    await expectCardsToEqualTheirReplay(app, author.id);
  });

  it('comes back to a coach when the reviews that are left decide nothing', async () => {
    const { app, coach, owner } = room;
    expect(await openCases(coach)).toEqual([]);
    const [question = ''] = room.questions;
    const other = await gradedAnswer(app, author, question, '33333');
    const wish = { attemptId: other.id, cohortId: room.cohortId, reviewsWanted: 1 };
    ({ id: requestId } = await askForReviews(app, author, wish));
    await review(reviewers[2], '11111');
    expect(await getRequest()).toMatchObject({ state: 'settled' });
    const answer = { author, requestId, ...nothing };
    const appealId = await appeal(app, answer);
    const flag = await flagReview(app, answer, 1);
    await decide(app, owner, flag, { outcome: 'upheld' });
    expect(await getRequest()).toMatchObject({ state: 'with_coach' });
    expect((await openCases(coach)).map(({ kind }) => kind).toSorted()).toEqual([
      'appeal',
      'contested',
    ]);
    const upheld = await decide(app, coach, appealId, { outcome: 'upheld', ...sheet('33322') });
    expect(upheld.status).toBe(200);
    expect(await getRequest()).toMatchObject({ state: 'settled' });
    expect(await openCases(owner)).toEqual([]);
    const attempt = await getAttempt(app, author, other.id);
    expect(attempt.gradeInForce).toMatchObject({ kind: 'coach', score: 0.86667 });
  });
});

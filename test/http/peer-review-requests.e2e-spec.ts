import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerQuestion,
  gradeAttempt,
  post,
  sheet,
  startAttempt,
  type ProblemBody,
} from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import { makeCohort } from '../support/cohorts.js';
import type { SignedUp } from '../support/login.js';
import { askForReviews, gradedAnswer, type RequestBody } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

let room: Classroom;
let app: TestApp;
let author: SignedUp;
let fresh: () => string;

beforeAll(async () => {
  room = await openClassroom('asking', 40);
  ({ app } = room);
  fresh = () => room.questions.pop() ?? '';
});
afterAll(() => app.close());

const ask = (who: SignedUp, body: object) => post(app, who, '/v1/peer-review-requests', body);
const refusal = ({ status, body }: { status: number; body: unknown }) => {
  const { code, errors = [] } = body as ProblemBody;
  return [status, code, ...errors.map((each) => `${each.pointer} ${each.code}`)];
};

async function balanceOf(who: SignedUp): Promise<number> {
  const [row] = await app.dataSource.query<{ sum: number }[]>(
    `SELECT 3 + coalesce(sum(amount), 0)::integer AS sum FROM peer_credit WHERE learner_id = $1`,
    [who.id],
  );
  return row?.sum ?? 0;
}

describe('POST /v1/peer-review-requests', () => {
  it('makes a place for each review and takes their price', async () => {
    author = await room.addMember('none', 'Ada');
    const attempt = await gradedAnswer(app, author, fresh());
    const response = await ask(author, { attemptId: attempt.id });
    expect(response.status).toBe(201);
    const body = response.body as RequestBody;
    expect(body).toMatchObject({
      attemptId: attempt.id,
      questionId: attempt.questionId,
      pool: 'open',
      cohortId: null,
      state: 'open',
      reviewsWanted: 3,
      resolvedDay: null,
      version: 1,
    });
    const week = new Date(app.clock.now().getTime() + 7 * 86_400_000);
    expect(body.nextDay).toBe(week.toISOString().slice(0, 10));
    expect(response.headers['location']).toBe(`/v1/peer-review-requests/${body.id}`);
    expect(response.headers['etag']).toBe(`"${body.id}.1"`);
    expect(await balanceOf(author)).toBe(0);
    const slots = await app.dataSource.query<{ number: number; state: string }[]>(
      `SELECT number, state FROM peer_review_slot WHERE request_id = $1 ORDER BY number`,
      [body.id],
    );
    expect(slots).toEqual([1, 2, 3].map((number) => ({ number, state: 'open' })));
  });

  it('asks for as many as an open assignment of the cohort does', async () => {
    const member = await room.addMember('none');
    const [questionId, other] = [fresh(), fresh()];
    const wish = { questionIds: [questionId], dueDay: '2026-12-01', peerReviewsWanted: 2 };
    await room.assign(wish);
    const { cohortId } = room;
    const wantedOf = async (question: string, more: object = {}) => {
      const { id } = await gradedAnswer(app, member, question);
      return (await askForReviews(app, member, { attemptId: id, cohortId, ...more })).reviewsWanted;
    };
    expect(await wantedOf(questionId, { reviewsWanted: 1 })).toBe(1);
    const colleague = await room.addMember('none');
    const { id } = await gradedAnswer(app, colleague, questionId);
    const asked = await askForReviews(app, colleague, { attemptId: id, cohortId });
    expect(asked).toMatchObject({ reviewsWanted: 2, pool: 'cohort', cohortId });
    expect(await wantedOf(other)).toBe(3);
  });

  it('refuses what is not the caller’s, and what there is nothing to review of', async () => {
    const member = await room.addMember('none');
    const stranger = await startPractising(app);
    const { id: attemptId } = await gradedAnswer(app, member, fresh());
    const other = await makeCohort(app, room.owner);
    const elsewhere = await gradedAnswer(app, member, room.elsewhere[0] ?? '');
    const { cohortId } = room;
    const draft = await startAttempt(app, member, fresh());
    const handedIn = await answerQuestion(app, member, fresh());
    const recalled = await answerQuestion(app, member, fresh(), {
      start: { mode: 'recall' },
      submit: {},
    });
    const givenUp = await answerQuestion(app, member, fresh(), { submit: { gaveUp: true } });
    for (const { id } of [recalled, givenUp]) {
      await gradeAttempt(app, member, id, sheet('11111'));
    }
    const refusals = [
      refusal(await ask(stranger, { attemptId })),
      refusal(await ask(member, { attemptId: randomUUID() })),
      refusal(await ask(member, { attemptId, cohortId: other.id })),
      refusal(await ask(member, { attemptId, cohortId: randomUUID() })),
      refusal(await ask(member, { attemptId: elsewhere.id, cohortId })),
      refusal(await ask(member, { attemptId: draft.id })),
      refusal(await ask(member, { attemptId: handedIn.id })),
      refusal(await ask(member, { attemptId: recalled.id })),
      refusal(await ask(member, { attemptId: givenUp.id })),
      refusal(await ask(member, { attemptId, reviewsWanted: 6 })),
    ];
    expect(refusals).toEqual([
      [404, 'not-found'],
      [404, 'not-found'],
      [404, 'not-found'],
      [404, 'not-found'],
      [422, 'rule-violated', '#/cohortId not-in-scope'],
      [409, 'invalid-state'],
      [409, 'invalid-state'],
      [422, 'rule-violated', '#/attemptId recalled'],
      [422, 'rule-violated', '#/attemptId given-up'],
      [400, 'validation-failed', '#/reviewsWanted max'],
    ]);
    expect(await balanceOf(member)).toBe(3);
  });

  it('refuses a second request, and names the first', async () => {
    const member = await startPractising(app);
    const { id: attemptId } = await gradedAnswer(app, member, fresh());
    const { id } = await askForReviews(app, member, { attemptId, reviewsWanted: 1 });
    const again = await ask(member, { attemptId, reviewsWanted: 1 });
    expect(refusal(again)).toEqual([409, 'already-exists']);
    expect((again.body as ProblemBody)['peerReviewRequestId']).toBe(id);
    expect(await balanceOf(member)).toBe(2);
  });

  it('may overdraw once, and then not before reviews are given', async () => {
    const member = await startPractising(app);
    const first = await gradedAnswer(app, member, fresh());
    await askForReviews(app, member, { attemptId: first.id, reviewsWanted: 5 });
    expect(await balanceOf(member)).toBe(-2);
    const second = await gradedAnswer(app, member, fresh());
    expect(refusal(await ask(member, { attemptId: second.id }))).toEqual([409, 'in-debt']);
    expect(await balanceOf(member)).toBe(-2);
    const [{ count } = { count: -1 }] = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM peer_review_request WHERE attempt_id = $1`,
      [second.id],
    );
    expect(count).toBe(0);
  });

  it('refuses an archived cohort', async () => {
    const member = await room.addMember('none');
    const { id: attemptId } = await gradedAnswer(app, member, fresh());
    await post(app, room.owner, `/v1/cohorts/${room.cohortId}/archive`);
    expect(refusal(await ask(member, { attemptId, cohortId: room.cohortId }))).toEqual([
      409,
      'invalid-state',
    ]);
  });
});

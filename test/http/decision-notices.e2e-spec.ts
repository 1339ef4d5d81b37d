import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sheet } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { getReview } from '../support/peer-review.js';
import {
  appeal,
  decide,
  escalate,
  flagAnswer,
  flagReview,
  reviewAnswer,
  settle,
  type ReviewedAnswer,
} from '../support/reviewed-answers.js';

interface NoticeBody {
  id: string;
  kind: string;
  data: { reviewId?: string };
  createdAt: string;
}

/** The version digit of an id that holds no time. */
const ofChance = /^[0-9a-f]{8}-[0-9a-f]{4}-4/u;
const grade = { outcome: 'graded', ...sheet('33322') };

let room: Classroom;
let author: SignedUp;
let ben: SignedUp;
let cleo: SignedUp;

beforeAll(async () => {
  room = await openClassroom('told', 24);
  author = await room.addMember('none', 'zq-author');
  ben = await room.addMember('none', 'Ben');
  cleo = await room.addMember('none', 'Cleo');
});
afterAll(() => room.app.close());
beforeEach(() => room.app.clock.advance({ minutes: 17, seconds: 13.217 }));

async function reviewed(more: object = {}): Promise<ReviewedAnswer> {
  const { app, cohortId } = room;
  const questionId = room.questions.pop() ?? '';
  const reviewers = [ben, cleo];
  return reviewAnswer(app, { author, reviewers, questionId, cohortId, ...more });
}

/** What somebody was told of one review, as it is in their list. */
async function listOf(who: SignedUp, reviewId = ''): Promise<NoticeBody[]> {
  const response = await room.app.http.get('/v1/notifications?limit=100').set(who.auth);
  expect(response.status).toBe(200);
  const { data } = response.body as { data: NoticeBody[] };
  return data.filter((each) => each.data.reviewId === reviewId);
}

async function toldOf(who: SignedUp, reviewId = ''): Promise<unknown[]> {
  return (await listOf(who, reviewId)).map(({ kind, data }) => [kind, data]);
}

async function kindsTold(who: SignedUp): Promise<string[]> {
  const { body } = await room.app.http.get('/v1/notifications?limit=100').set(who.auth);
  return (body as { data: NoticeBody[] }).data.map(({ kind }) => kind);
}

const struckOut = ({ questionId }: ReviewedAnswer, reviewId = '') => [
  ['peer-review.struck-out', { reviewId, questionId }],
];
const decided = ({ questionId }: ReviewedAnswer, reviewId: string, outcome: string) => [
  ['peer-review.decided', { reviewId, questionId, outcome }],
];

async function contestedCase({ requestId }: ReviewedAnswer): Promise<string> {
  const rows = await room.app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM adjudication_case WHERE request_id = $1`,
    [requestId],
  );
  return rows[0]?.id ?? '';
}

describe('reviewers of an answer', () => {
  it('are told that a contested answer was graded', async () => {
    const { app, coach } = room;
    const answer = await reviewed({ levels: ['33333', '11111'] });
    const [bens = '', cleos = ''] = answer.reviewIds;
    await escalate(app, answer);
    const caseId = await contestedCase(answer);
    expect(await toldOf(ben, bens)).toEqual([]);
    expect((await decide(app, coach, caseId, { outcome: 'graded' })).status).toBe(422);
    expect(await toldOf(ben, bens)).toEqual([]);
    expect((await decide(app, coach, caseId, grade)).status).toBe(200);
    expect(await toldOf(ben, bens)).toEqual(decided(answer, bens, 'graded'));
    expect(await toldOf(cleo, cleos)).toEqual(decided(answer, cleos, 'graded'));
    expect(await kindsTold(author)).not.toContain('peer-review.decided');
    expect(await kindsTold(coach)).not.toContain('peer-review.decided');
  });

  it.each([
    ['upheld', { ...grade, outcome: 'upheld' }, 'graded'],
    ['dismissed', { outcome: 'dismissed' }, 'confirmed'],
  ])('are told what an appeal that is %s came to', async (_, body, outcome) => {
    const { app, coach } = room;
    const answer = await reviewed();
    const [bens = '', cleos = ''] = answer.reviewIds;
    await settle(app, answer);
    const caseId = await appeal(app, answer);
    expect((await decide(app, coach, caseId, body)).status).toBe(200);
    expect(await toldOf(ben, bens)).toEqual(decided(answer, bens, outcome));
    expect(await toldOf(cleo, cleos)).toEqual(decided(answer, cleos, outcome));
  });

  it('are told that an answer was taken out, apart from who flagged it', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const [bens = '', cleos = ''] = answer.reviewIds;
    const caseId = await flagAnswer(app, ben, bens, { comment: 'zq-words' });
    await decide(app, coach, caseId, { outcome: 'upheld' });
    expect(await toldOf(cleo, cleos)).toEqual(decided(answer, cleos, 'taken-out'));
    expect(await toldOf(ben, bens)).toEqual([]);
    expect(await getReview(app, cleo, cleos)).toMatchObject({ answer: null, credit: 1 });
  });

  it('learn nothing of a flag that was dismissed', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const [bens = '', cleos = ''] = answer.reviewIds;
    const about = [await flagAnswer(app, ben, bens), await flagReview(app, answer, 2)];
    for (const caseId of about) await decide(app, coach, caseId, { outcome: 'dismissed' });
    expect([await toldOf(ben, bens), await toldOf(cleo, cleos)]).toEqual([[], []]);
    expect(await getReview(app, cleo, cleos)).toMatchObject({ state: 'submitted', credit: 1 });
  });

  it('are told that their own review was struck out, and read that its credit is gone', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const [bens = '', cleos = ''] = answer.reviewIds;
    expect(await getReview(app, cleo, cleos)).toMatchObject({ state: 'submitted', credit: 1 });
    const caseId = await flagReview(app, answer, 2);
    await decide(app, coach, caseId, { outcome: 'upheld' });
    expect(await toldOf(cleo, cleos)).toEqual(struckOut(answer, cleos));
    expect(await getReview(app, cleo, cleos)).toMatchObject({ state: 'void', credit: 0 });
    expect(await toldOf(ben, bens)).toEqual([]);
    expect(await getReview(app, ben, bens)).toMatchObject({ state: 'submitted', credit: 1 });
  });

  it('whose review was struck out hear no more of that answer', async () => {
    const { app, coach } = room;
    const answer = await reviewed();
    const [bens = '', cleos = ''] = answer.reviewIds;
    await settle(app, answer);
    const caseId = await flagReview(app, answer, 2);
    const appealId = await appeal(app, answer);
    await decide(app, coach, caseId, { outcome: 'upheld' });
    await decide(app, coach, appealId, { ...grade, outcome: 'upheld' });
    expect(await toldOf(cleo, cleos)).toEqual(struckOut(answer, cleos));
    expect(await toldOf(ben, bens)).toEqual(decided(answer, bens, 'graded'));
  });

  it('are told of a day, and of nobody', async () => {
    const { app, coach, owner } = room;
    const answer = await reviewed();
    const [bens = '', cleos = ''] = answer.reviewIds;
    await settle(app, answer);
    const words = { comment: 'zq-words' };
    const cases = [
      await flagReview(app, answer, 1, words),
      await appeal(app, answer),
      await flagAnswer(app, cleo, cleos, words),
    ];
    app.clock.advance({ hours: 3, seconds: 0.318 });
    await decide(app, coach, cases[0] ?? '', { outcome: 'upheld' });
    await decide(app, coach, cases[1] ?? '', { outcome: 'dismissed' });
    await decide(app, owner, cases[2] ?? '', { outcome: 'upheld' });
    const day = `${app.clock.now().toISOString().slice(0, 10)}T00:00:00.000Z`;
    const told = [...(await listOf(ben, bens)), ...(await listOf(cleo, cleos))];
    expect(told.map(({ kind }) => kind)).toEqual(['peer-review.struck-out', 'peer-review.decided']);
    expect(told.filter(({ id, createdAt }) => createdAt !== day || !ofChance.test(id))).toEqual([]);
    const { attemptId, requestId } = answer;
    const traces = [author.id, coach.id, cleo.id, attemptId, requestId, ...cases, 'zq-', 'abusive'];
    const [struck] = told;
    expect(traces.filter((trace) => JSON.stringify(struck).includes(trace))).toEqual([]);
    const others = traces.filter((trace) => trace !== cleo.id);
    expect(others.filter((trace) => JSON.stringify(told).includes(trace))).toEqual([]);
    const { text } = await app.http.get(`/v1/peer-reviews/${bens}`).set(ben.auth);
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  });
});

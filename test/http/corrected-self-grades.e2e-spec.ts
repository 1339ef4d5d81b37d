import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { getAttempt, gradeAttempt, sheet } from '../support/answering.js';
import { changeShares, openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { gradedAnswer } from '../support/peer-review.js';
import { cardRows, expectCardsToEqualTheirReplay, startPractising } from '../support/practice.js';
import { getRequest, reviewAll, waitingAnswer, type ReviewedAnswer } from '../support/settling.js';
import type { TestApp } from '../support/test-app.js';

type Author = Pick<ReviewedAnswer, 'author' | 'questionId'>;

let room: Classroom;
let app: TestApp;

beforeAll(async () => {
  room = await openClassroom('corrected', 20);
  ({ app } = room);
});
afterAll(() => app.close());

const fresh = (): string => room.questions.pop() ?? '';
/** Graded 22222 by its author, which rates the card 2. */
const waiting = (wish = {}) => waitingAnswer(room, fresh(), wish);
const correct = ({ author, attemptId }: ReviewedAnswer, levels: string) =>
  gradeAttempt(app, author, attemptId, sheet(levels));

async function eventsOf({ author, questionId }: Author): Promise<unknown[]> {
  const rows = await app.dataSource.query<{ kind: string; rating: number; source: string }[]>(
    `SELECT kind, rating, source FROM review_event WHERE learner_id = $1 AND question_id = $2
      ORDER BY occurred_at, id`,
    [author.id, questionId],
  );
  return rows.map(({ kind, rating, source }) => [kind, rating, source]);
}

async function memoryOf({ id }: SignedUp): Promise<unknown> {
  const [card] = (await cardRows(app, id)) as Record<string, unknown>[];
  const { stability, difficulty, reps, lapses } = card ?? {};
  return { stability, difficulty, reps, lapses };
}

/** What remains of the same grade and correction where nobody else has said anything. */
async function memoryWithoutPeers(...levels: [string, string]): Promise<unknown> {
  const author = await startPractising(app);
  const { id } = await gradedAnswer(app, author, fresh(), levels[0]);
  app.clock.advance({ minutes: 7 });
  await gradeAttempt(app, author, id, sheet(levels[1]));
  return memoryOf(author);
}

async function inForce({ author, attemptId }: ReviewedAnswer): Promise<unknown> {
  return (await getAttempt(app, author, attemptId)).gradeInForce?.kind;
}

async function withoutCoaches<Result>(work: () => Promise<Result>): Promise<Result> {
  const name = (role: string) =>
    app.dataSource.query(`UPDATE account SET role = $2 WHERE id = ANY($1)`, [
      [room.owner.id, room.coach.id],
      role,
    ]);
  await name('learner');
  const result = await work();
  await name('coach');
  return result;
}

async function setPolicy({ auth }: SignedUp, ratingPolicy: string): Promise<void> {
  const response = await app.http
    .patch('/v1/peer-review-settings')
    .set({ ...auth, 'If-Match': '*' })
    .send({ ratingPolicy });
  expect(response.status).toBe(200);
}

describe('a self grade that is corrected after a settlement', () => {
  it('moves the card as ever where the settlement left it alone', async () => {
    const answer = await waiting({ isOpenPool: true, reviewsWanted: 1, peers: 1 });
    await reviewAll(app, answer, ['33333']);
    expect(await eventsOf(answer)).toEqual([['review', 2, 'self']]);
    await correct(answer, '11111');
    expect(await eventsOf(answer)).toEqual([
      ['review', 2, 'self'],
      ['correction', 1, 'self'],
    ]);
    expect(await memoryOf(answer.author)).toEqual(await memoryWithoutPeers('22222', '11111'));
    await expectCardsToEqualTheirReplay(app, answer.author.id);
    expect(await inForce(answer)).toBe('settlement');
    await correct(answer, '33333');
    expect((await eventsOf(answer)).at(-1)).toEqual(['correction', 4, 'self']);
  });

  it('does so though the author changes their mind about peers meanwhile', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    await setPolicy(answer.author, 'self');
    await reviewAll(app, answer, ['33333']);
    await setPolicy(answer.author, 'peer-adjusts');
    await correct(answer, '11111');
    expect((await eventsOf(answer)).slice(1)).toEqual([['correction', 1, 'self']]);
  });

  it('does so where the settlement is not to be relied on', async () => {
    const answer = await waiting({ reviewsWanted: 2, peers: 3 });
    await withoutCoaches(() => reviewAll(app, answer, ['33333', '00000', '22222']));
    expect((await getRequest(app, answer)).settlement).toMatchObject({ confidence: 'low' });
    await correct(answer, '33333');
    expect(await eventsOf(answer)).toEqual([
      ['review', 2, 'self'],
      ['correction', 4, 'self'],
    ]);
  });

  it('does so where the settlement came to the same', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    await reviewAll(app, answer, ['22222']);
    await correct(answer, '33333');
    expect(await eventsOf(answer)).toEqual([
      ['review', 2, 'self'],
      ['correction', 4, 'self'],
    ]);
    await expectCardsToEqualTheirReplay(app, answer.author.id);
  });

  it('leaves the card alone where the settlement adjusted it', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    await reviewAll(app, answer, ['33333']);
    const adjusted = [
      ['review', 2, 'self'],
      ['correction', 4, 'peer'],
    ];
    expect(await eventsOf(answer)).toEqual(adjusted);
    const before = await cardRows(app, answer.author.id);
    for (const levels of ['11111', '33333', '00000']) await correct(answer, levels);
    await setPolicy(answer.author, 'self');
    await correct(answer, '11111');
    expect(await eventsOf(answer)).toEqual(adjusted);
    expect(await cardRows(app, answer.author.id)).toEqual(before);
  });

  it('moves it again once that settlement is struck out with its review', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const [reviewId = ''] = await reviewAll(app, answer, ['33333']);
    await correct(answer, '11111');
    const ref = { learnerId: answer.author.id, reviewId };
    await withoutCoaches(() => app.app.get(PeerModeration).voidReview(ref));
    expect((await eventsOf(answer)).at(-1)).toEqual(['correction', 1, 'self']);
    await correct(answer, '22222');
    expect((await eventsOf(answer)).at(-1)).toEqual(['correction', 2, 'self']);
    expect(await memoryOf(answer.author)).toEqual(await memoryWithoutPeers('22222', '22222'));
    await expectCardsToEqualTheirReplay(app, answer.author.id);
  });

  it('leaves the card to a coach who graded, whatever peers came to', async () => {
    const answer = await waiting({ reviewsWanted: 1, peers: 1 });
    const { author, attemptId } = answer;
    await setPolicy(author, 'self');
    await reviewAll(app, answer, ['33333']);
    await changeShares(room, author, 'answers');
    const reason = 'The lease is renewed in the last paragraph.';
    const graded = await room.grade(
      room.coach,
      { memberId: author.id, attemptId },
      { ...sheet('33333'), reason },
    );
    expect(graded.status).toBe(201);
    const byCoach = [
      ['review', 2, 'self'],
      ['correction', 4, 'coach'],
    ];
    expect(await eventsOf(answer)).toEqual(byCoach);
    await correct(answer, '11111');
    expect(await inForce(answer)).toBe('coach');
    expect(await eventsOf(answer)).toEqual(byCoach);
  });
});

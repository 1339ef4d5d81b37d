import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { getRequest, reviewAll, waitingAnswer } from '../support/settling.js';
import type { TestApp } from '../support/test-app.js';
import { answerQuestion } from '../support/answering.js';
import { askForReviews, gradedAnswer } from '../support/peer-review.js';

interface Known {
  bias: number;
  variance: number;
  reviews: number;
}

describe('how far reviewers can be relied on', () => {
  let room: Classroom;
  let app: TestApp;
  let peers: SignedUp[];

  beforeAll(async () => {
    room = await openClassroom('reliable', 30);
    ({ app } = room);
    peers = [
      await room.addMember('none'),
      await room.addMember('none'),
      await room.addMember('none'),
    ];
  });
  afterAll(() => app.close());

  const fresh = (): string => room.questions.pop() ?? '';

  async function settleOne(sheets: readonly string[]) {
    const questionId = fresh();
    for (const peer of peers) await answerQuestion(app, peer, questionId);
    const author = await room.addMember('none');
    const { id: attemptId } = await gradedAnswer(app, author, questionId);
    const { cohortId } = room;
    const { id: requestId } = await askForReviews(app, author, { attemptId, cohortId });
    await reviewAll(app, { peers, cohortId }, sheets);
    return getRequest(app, { author, requestId });
  }

  async function reckon(): Promise<(Known | undefined)[]> {
    await app.app.get(Jobs).run('reckon-peer-reliability');
    const rows = await app.dataSource.query<(Known & { learner_id: string })[]>(
      `SELECT learner_id, bias, variance, reviews FROM peer_reliability`,
    );
    const byId = new Map(rows.map(({ learner_id: id, ...known }) => [id, known]));
    return peers.map(({ id }) => byId.get(id));
  }

  it('is not known before there are three answers', async () => {
    expect(await reckon()).toEqual([undefined, undefined, undefined]);
    await settleOne(['22222', '22222', '22223']);
    const unknown = { bias: 0, variance: 0.04, reviews: 1 };
    expect(await reckon()).toEqual(
      [unknown, unknown, unknown].map((each) => ({
        ...each,
        variance: expect.closeTo(0.04, 9),
      })),
    );
  });

  it('shows who gives more than others, and a settlement takes it off', async () => {
    for (let count = 0; count < 4; count += 1) await settleOne(['22222', '22222', '33332']);
    const [one, other, generous] = await reckon();
    expect(generous?.reviews).toBe(5);
    expect(generous?.bias).toBeGreaterThan(0.05);
    expect(one?.bias).toBeLessThan(0);
    expect(other?.bias).toBeCloseTo(one?.bias ?? 1, 9);
    const { settlement } = await settleOne(['22222', '22222', '33332']);
    // The plain mean of the scores is .75556.
    expect(settlement?.score).toBeLessThan(0.75);
    expect(settlement?.score).toBeGreaterThan(0.66667);
  });

  it('forgets who has left, and what was struck out', async () => {
    await app.dataSource.query(
      `UPDATE peer_review SET is_counted = false, state = 'void' WHERE reviewer_id = $1`,
      [peers[2]?.id],
    );
    const [one, , struck] = await reckon();
    expect(struck).toBeUndefined();
    expect(one).toMatchObject({ reviews: 6, bias: expect.closeTo(0, 12) });
  });

  it('is the prior of everybody where nobody has reviewed', async () => {
    const answer = await waitingAnswer(room, fresh(), { reviewsWanted: 2, peers: 2 });
    await reviewAll(app, answer, ['22222', '33332']);
    expect((await getRequest(app, answer)).settlement).toMatchObject({ score: 0.8 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { post } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { getReceived, getRequest, reviewAll, waitingAnswer } from '../support/settling.js';
import type { TestApp } from '../support/test-app.js';

const tables = [
  'peer_review_request',
  'peer_review_slot',
  'peer_review',
  'peer_settlement',
  'peer_credit',
  'peer_block',
  'peer_review_settings',
  'peer_reliability',
];

describe('when somebody leaves', () => {
  let room: Classroom;
  let app: TestApp;

  beforeAll(async () => {
    room = await openClassroom('leaving', 6);
    ({ app } = room);
  });
  afterAll(() => app.close());

  const waiting = () => waitingAnswer(room, room.questions.pop() ?? '');

  async function leave({ email, password }: SignedUp): Promise<void> {
    const login = await app.http.post('/v1/auth/login').send({ email, password });
    const { accessToken } = login.body as { accessToken: string };
    const asked = await app.http
      .post('/v1/me/deletion')
      .set({ Authorization: `Bearer ${accessToken}` })
      .send({ password });
    if (asked.status >= 300) throw new Error(`deletion: ${asked.text}`);
    app.clock.advance({ days: 8 });
    await app.app.get(Jobs).run('purge-accounts');
  }

  async function countRows({ id }: SignedUp): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const [row] = await app.dataSource.query<{ count: number }[]>(
        `SELECT count(*)::integer AS count FROM ${table} WHERE learner_id = $1`,
        [id],
      );
      counts[table] = row?.count ?? -1;
    }
    return counts;
  }

  it('all goes that their answers had reviewed', async () => {
    const answer = await waiting();
    const { author, requestId } = answer;
    await reviewAll(app, answer, ['33333', '22222', '33333']);
    await app.http
      .patch('/v1/peer-review-settings')
      .set({ ...author.auth, 'If-Match': '*' })
      .send({ ratingPolicy: 'self' });
    await post(app, author, `/v1/peer-review-requests/${requestId}/reviews/2/block`);
    await app.app.get(Jobs).run('reckon-peer-reliability');
    const { peer_reliability: ownReliability, ...before } = await countRows(author);
    expect([ownReliability, Math.min(...Object.values(before))]).toEqual([0, 1]);
    await leave(author);
    expect(Math.max(...Object.values(await countRows(author)))).toBe(0);
  });

  it('the reviews that they gave stay, and can still be struck out', async () => {
    const answer = await waiting();
    const { author } = answer;
    const [reviewId = ''] = await reviewAll(app, answer, ['00000', '22222', '22222']);
    const [peer = author] = answer.peers;
    await leave(peer);
    expect((await countRows(peer))['peer_credit']).toBe(0);
    expect(await getReceived(app, answer)).toHaveLength(3);
    await app.app.get(PeerModeration).voidReview({ learnerId: author.id, reviewId });
    expect((await countRows(peer))['peer_credit']).toBe(0);
    expect(await getReceived(app, answer)).toHaveLength(2);
    expect(await getRequest(app, answer)).toMatchObject({ state: 'with_coach', reviewsDone: 2 });
  });
});

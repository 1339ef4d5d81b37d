import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { post } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  getInterview,
  getNotices,
  propose,
  usualProposal,
  type MockInterviewBody,
} from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { reviewAll, waitingAnswer } from '../support/settling.js';
import type { TestApp } from '../support/test-app.js';

let room: Classroom;
let app: TestApp;
/** She has blocked him, by a review of her answer. */
let author: SignedUp;
let blocked: SignedUp;
/** Nobody has blocked anybody here: what it looks like without a block. */
let other: SignedUp;
let blockId: string;

beforeAll(async () => {
  room = await openClassroom('kept-off', 24);
  ({ app } = room);
});
afterAll(() => app.close());
beforeEach(async () => {
  const answer = await waitingAnswer(room, room.questions.pop() ?? '', {
    reviewsWanted: 1,
    peers: 1,
  });
  ({ author } = answer);
  blocked = answer.peers[0] ?? author;
  other = await room.addMember('none');
  await reviewAll(app, answer, ['00000']);
  const block = `/v1/peer-review-requests/${answer.requestId}/reviews/1/block`;
  const made = await post(app, author, block);
  if (made.status !== 201) throw new Error(`block: ${made.text}`);
  blockId = (made.body as { id: string }).id;
});

const ahead = (hours: number): string =>
  new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();

const invite = (who: SignedUp, whom: SignedUp) =>
  propose(app, who, { inviteeId: whom.id, startsAt: [ahead(2)] });

async function listed(who: SignedUp): Promise<string[]> {
  const list = await app.http.get('/v1/mock-interviews').set(who.auth);
  return (list.body as { data: MockInterviewBody[] }).data.map(({ id }) => id);
}

/** An interview as its proposer sees it, without what differs between any two. */
function shape({ id, invitee, createdAt, ...rest }: MockInterviewBody & { createdAt?: string }) {
  const told = JSON.stringify({ ...rest, createdAt: typeof createdAt, id: typeof id });
  return { told, invitee: { ...invitee, accountId: '' } };
}

describe('an invitation by name from somebody blocked', () => {
  it('does not reach who has blocked them, by anything', async () => {
    const { id, offer } = await invite(blocked, author);
    expect(await listed(author)).toEqual([]);
    expect(await getNotices(app, author)).toEqual([]);
    const startsAt = offer?.times[0]?.startsAt;
    const shown = await app.http.get(`/v1/mock-interviews/${id}`).set(author.auth);
    expect(shown.status).toBe(404);
    for (const [path, body] of Object.entries({
      accept: { startsAt },
      propose: { startsAt: [ahead(3)] },
      decline: {},
      cancel: {},
    })) {
      expect((await act(app, author, `/${id}/${path}`, body)).status).toBe(404);
    }
    await act(app, blocked, `/${id}/propose`, { startsAt: [ahead(4)] });
    await act(app, blocked, `/${id}/cancel`);
    expect(await getNotices(app, author)).toEqual([]);
  });

  it('looks to them like one that nobody answers, from the first to the last', async () => {
    const kept = await invite(blocked, author);
    const plain = await invite(blocked, other);
    const [first, second] = [kept, plain].map(shape);
    expect(first).toEqual(second);
    const moved = { startsAt: [ahead(5)] };
    const offers = await Promise.all(
      [kept, plain].map(({ id }) => act(app, blocked, `/${id}/propose`, moved)),
    );
    const [one, two] = offers.map(({ body }) => shape(body as MockInterviewBody));
    expect(one).toEqual(two);
    app.clock.advance({ hours: 5 });
    const ended = await Promise.all([kept, plain].map(({ id }) => getInterview(app, blocked, id)));
    expect(ended[0]).toMatchObject({ state: 'cancelled', cancellation: { reason: 'expired' } });
    const [last, alike] = ended.map(shape);
    expect(last).toEqual(alike);
    const told = (await getNotices(app, blocked)).map(({ kind }) => kind);
    expect(told).toEqual(['mock-interview.cancelled', 'mock-interview.cancelled']);
  });

  it('looks the same when whom it was for closes their account', async () => {
    const kept = await invite(blocked, author);
    const plain = await invite(blocked, other);
    const longAgo = new Date(app.clock.now().getTime() - 365 * 86_400_000);
    await app.dataSource.query(
      `UPDATE account SET deletion_requested_at = $2 WHERE id = ANY($1::uuid[])`,
      [[author.id, other.id], longAgo],
    );
    await app.app.get(AccountPurge).purgeDue(app.clock.now());
    const ended = await Promise.all([kept, plain].map(({ id }) => getInterview(app, blocked, id)));
    expect(ended[0]).toMatchObject({ cancellation: { reason: 'account-closed' } });
    expect(shape(ended[0] ?? kept)).toEqual(shape(ended[1] ?? plain));
  });

  it('reaches them again when the block is taken back', async () => {
    await app.http.delete(`/v1/peer-blocks/${blockId}`).set(author.auth);
    const { id } = await invite(blocked, author);
    expect(await listed(author)).toEqual([id]);
  });

  it('stays when it was there before the block', async () => {
    await app.http.delete(`/v1/peer-blocks/${blockId}`).set(author.auth);
    const { id } = await invite(blocked, author);
    await app.dataSource.query(
      `INSERT INTO peer_block (learner_id, id, reviewer_id, review_id, created_at, label)
       VALUES ($1, $2, $3, $2, $4, 'R1')`,
      [author.id, blockId, blocked.id, app.clock.now()],
    );
    expect(await listed(author)).toEqual([id]);
  });

  it('is refused as for everybody else where they are in no common cohort', async () => {
    const stranger = await startPractising(app);
    const refused = await act(app, blocked, '', { ...usualProposal, inviteeId: stranger.id });
    expect(refused.status).toBe(422);
  });
});

describe('an invitation by link and a block', () => {
  const link = async (who: SignedUp) => propose(app, who, { startsAt: [ahead(2)] });

  it('opens nothing to whom its proposer has blocked, and leaves it to others', async () => {
    const { id, token } = await link(author);
    const never = `${token?.slice(0, -8)}00000000`;
    for (const [path, rest] of Object.entries({
      preview: {},
      accept: { startsAt: ahead(2) },
      propose: { startsAt: [ahead(3)] },
    })) {
      const [kept, none] = [
        await act(app, blocked, `/${path}`, { token, ...rest }),
        await act(app, blocked, `/${path}`, { token: never, ...rest }),
      ];
      expect(kept.status).toBe(404);
      expect({ ...(kept.body as object), requestId: '' }).toEqual({
        ...(none.body as object),
        requestId: '',
      });
    }
    expect(await getInterview(app, author, id)).toMatchObject({ version: 1, invitee: null });
    const taken = await act(app, other, '/accept', { token, startsAt: ahead(2) });
    expect(taken.status).toBe(200);
  });

  it('works for who has blocked its proposer: they come of their own accord', async () => {
    const { token } = await link(blocked);
    const taken = await act(app, author, '/accept', { token, startsAt: ahead(2) });
    expect(taken.body).toMatchObject({ state: 'scheduled' });
  });
});

describe('an invitation to somebody blocked', () => {
  it('reaches them: a refusal would tell the author whom they have blocked', async () => {
    const { id, offer } = await invite(author, blocked);
    expect(await listed(blocked)).toEqual([id]);
    const startsAt = offer?.times[0]?.startsAt;
    expect((await act(app, blocked, `/${id}/accept`, { startsAt })).status).toBe(200);
  });
});

import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { post } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import { watchInterview } from '../support/live-interviews.js';
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
/** @returns the id of the block */
let block: () => Promise<string>;

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
  const path = `/v1/peer-review-requests/${answer.requestId}/reviews/1/block`;
  block = async () => {
    const made = await post(app, author, path);
    if (made.status !== 201) throw new Error(`block: ${made.text}`);
    return (made.body as { id: string }).id;
  };
  blockId = await block();
});

const ahead = (hours: number): string =>
  new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();

const invite = (who: SignedUp, whom: SignedUp) =>
  propose(app, who, { inviteeId: whom.id, startsAt: [ahead(2)] });

/** For good, as if they had asked for it long ago. */
async function close(people: SignedUp[]): Promise<void> {
  const longAgo = new Date(app.clock.now().getTime() - 365 * 86_400_000);
  await app.dataSource.query(
    `UPDATE account SET deletion_requested_at = $2 WHERE id = ANY($1::uuid[])`,
    [people.map(({ id }) => id), longAgo],
  );
  await app.app.get(AccountPurge).purgeDue(app.clock.now());
}

async function listed(who: SignedUp): Promise<string[]> {
  const list = await app.http.get('/v1/mock-interviews').set(who.auth);
  return (list.body as { data: MockInterviewBody[] }).data.map(({ id }) => id);
}

/** Two invitations that she could get from him at one moment; the block holds for the second. */
async function inviteTwice(): Promise<{ arrived: string; withheld: string }> {
  await app.http.delete(`/v1/peer-blocks/${blockId}`).set(author.auth);
  const { id: arrived } = await invite(blocked, author);
  blockId = await block();
  const { id: withheld } = await invite(blocked, author);
  if ((await listed(author)).join() !== arrived) throw new Error('the block does not hold');
  return { arrived, withheld };
}

/** Only a session may ask for it. */
async function exportedTo({ email, password }: SignedUp): Promise<{ id: string }[]> {
  const login = await app.http.post('/v1/auth/login').send({ email, password });
  const { accessToken } = login.body as { accessToken: string };
  const session = { Authorization: `Bearer ${accessToken}` };
  const { body } = await app.http.get('/v1/me/export').set(session).expect(200);
  type Sections = { mockInterviews: { interviews: { id: string }[] } };
  return (body as { sections: Sections }).sections.mockInterviews.interviews;
}

const routes = ['', '/live', '/calendar', '/report', '/rounds/1', '/rounds/1/feedback'];

/** All that its proposer can read of an interview, to the byte but for its id and those of requests. */
async function readAll(id: string): Promise<string[]> {
  const answers = await Promise.all(
    routes.map((path) => app.http.get(`/v1/mock-interviews/${id}${path}`).set(blocked.auth)),
  );
  const list = await app.http.get('/v1/mock-interviews').set(blocked.auth);
  const exported = (await exportedTo(blocked)).filter((one) => one.id === id);
  const told = (await getNotices(app, blocked)).filter(({ data }) =>
    isDeepStrictEqual(data, { interviewId: id }),
  );
  return [
    ...answers.map(({ status, headers, text }) => `${status} ${headers['etag']} ${text}`),
    JSON.stringify((list.body as { data: { id: string }[] }).data.filter((one) => one.id === id)),
    JSON.stringify(exported),
    JSON.stringify(told),
  ].map((text) => text.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/u, '"requestId":""'));
}

/** What is sent by events about one that is over. */
async function watched(id: string): Promise<string> {
  const source = await watchInterview(app, blocked, id);
  await source.ended;
  return source.text.replaceAll(id, 'ID');
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

  it('is answered byte by byte like one that arrived, right after it was sent', async () => {
    const { arrived, withheld } = await inviteTwice();
    const shown = await readAll(arrived);
    for (const place of [0, 1, 6, 7]) expect(shown[place]).toContain(author.id);
    expect(await readAll(withheld)).toEqual(shown);
    const streams = [];
    for (const id of [arrived, withheld]) {
      const source = await watchInterview(app, blocked, id);
      await source.until(1);
      source.close();
      streams.push(JSON.stringify(source.events[0]).replaceAll(id, 'ID'));
    }
    expect(streams[0]).toContain(author.id);
    expect(streams[1]).toBe(streams[0]);
  });

  it.each<[string, (ids: string[]) => unknown, string]>([
    ['its times are over', () => app.clock.advance({ hours: 3 }), 'expired'],
    [
      'its proposer cancelled it',
      (ids) => Promise.all(ids.map((id) => act(app, blocked, `/${id}/cancel`, { reason: 'Ill.' }))),
      'cancelled',
    ],
    ['whom it was for closed their account', () => close([author]), 'account-closed'],
  ])('is answered so too when %s', async (_, end, reason) => {
    const { arrived, withheld } = await inviteTwice();
    await end([arrived, withheld]);
    const shown = await readAll(arrived);
    for (const place of [0, 6]) expect(shown[place]).toContain(`"reason":"${reason}"`);
    expect(await readAll(withheld)).toEqual(shown);
    const events = await watched(arrived);
    expect(events).toContain('"state":"cancelled"');
    expect(await watched(withheld)).toBe(events);
  });

  it('is told of in the order of all others when whom they were for closes their account', async () => {
    const { arrived, withheld } = await inviteTwice();
    await close([author]);
    const told = (await getNotices(app, blocked)).map(({ data }) => data);
    expect(told).toEqual([{ interviewId: arrived }, { interviewId: withheld }]);
  });

  it('looks the same when whom it was for closes their account', async () => {
    const kept = await invite(blocked, author);
    const plain = await invite(blocked, other);
    await close([author, other]);
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

  it('opens to whom its maker has blocked as to anybody: it is addressed to nobody', async () => {
    const { token } = await link(author);
    const previews = [];
    for (const who of [blocked, other]) {
      const { status, text } = await act(app, who, '/preview', { token });
      previews.push({ status, text });
    }
    expect(previews[0]?.status).toBe(200);
    expect(previews[0]).toEqual(previews[1]);
    const taken = await act(app, blocked, '/accept', { token, startsAt: ahead(2) });
    expect(taken.body).toMatchObject({ state: 'scheduled' });
  });

  it('is in the hands of its maker, who can decline what they offer, and cancel', async () => {
    for (const path of ['decline', 'cancel']) {
      const { id, token } = await link(author);
      const offered = await act(app, blocked, '/propose', { token, startsAt: [ahead(3)] });
      expect(offered.status).toBe(200);
      expect((await act(app, author, `/${id}/${path}`)).status).toBe(200);
      expect(await getInterview(app, blocked, id)).toMatchObject({ state: 'cancelled' });
    }
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

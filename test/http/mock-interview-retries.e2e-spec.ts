import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { sheet, type ProblemBody } from '../support/answering.js';
import {
  bookSoon,
  goLive,
  holdRound,
  judge,
  letInterviewsPass,
  mustAct,
  type Pair,
  preparePair,
  read,
} from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import { act, book, getInterview, getNotices, propose } from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** A request that can be sent again and again as it is. */
type Send = () => Promise<Response>;

interface Retried {
  /** What is sent, and before that what has to be there. @returns how to send it */
  readonly prepare: () => Promise<Send>;
  /** Of the first answer and of the second. */
  readonly status: readonly [number, number];
  /** What the second one says, where it is a refusal. */
  readonly why?: RegExp;
}

let app: TestApp;
let pair: Pair;
let ada: SignedUp;
let bob: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  pair = await preparePair(app, 'retried', { count: 16 });
  ({ ada, bob } = pair);
}, 60_000);
afterEach(() => letInterviewsPass(app));
afterAll(() => app.close());

const ahead = (hours: number): string =>
  new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();

const live = () => goLive(pair, pair.fresh());

async function proposed(wish: object = {}): Promise<{ id: string; startsAt: string }> {
  const startsAt = ahead(1);
  const { id } = await propose(app, ada, { inviteeId: bob.id, startsAt: [startsAt], ...wish });
  return { id, startsAt };
}

const post = (caller: SignedUp, path: string, body: object = {}): Send => {
  return () => act(app, caller, path, body);
};

const put = (caller: SignedUp, path: string, body: object, tag: string): Send => {
  return () =>
    app.http
      .put(`/v1/mock-interviews${path}`)
      .set({ ...caller.auth, 'If-Match': tag })
      .send(body);
};

/** Held to its end, with the tag under which nothing was said of its only round. */
async function held(who: SignedUp): Promise<{ id: string; path: string; tag: string }> {
  const id = await goLive(pair, pair.fresh(), { rounds: 1 });
  await holdRound(app, ada, { id, number: 1 });
  const blank = await read(app, who, `/${id}/rounds/1/feedback`);
  return { id, path: `/${id}/rounds/1/feedback`, tag: blank.headers['etag'] ?? '' };
}

const once: Record<string, Retried> = {
  'accept by the token of a link': {
    prepare: async () => {
      const startsAt = ahead(1);
      const { token } = await propose(app, ada, { startsAt: [startsAt] });
      return post(bob, '/accept', { token, startsAt });
    },
    status: [200, 200],
  },
  'accept by name': {
    prepare: async () => {
      const { id, startsAt } = await proposed();
      return post(bob, `/${id}/accept`, { startsAt });
    },
    status: [200, 200],
  },
  'offer other times': {
    prepare: async () => {
      const { id } = await proposed();
      return post(bob, `/${id}/propose`, { startsAt: [ahead(3), ahead(2)] });
    },
    status: [200, 200],
  },
  'offer other times by the token of a link': {
    prepare: async () => {
      const { token } = await propose(app, ada, { startsAt: [ahead(1)] });
      return post(bob, '/propose', { token, startsAt: [ahead(2), ahead(3)] });
    },
    status: [200, 200],
  },
  'decline a proposal': {
    prepare: async () => {
      const { id } = await proposed();
      return post(bob, `/${id}/decline`, { reason: 'No time.' });
    },
    status: [200, 200],
  },
  'decline to move what is booked': {
    prepare: async () => {
      const { id } = await book(app, { ada, bob }, { startsAt: [ahead(1)] });
      await mustAct(app, ada, `/${id}/propose`, { startsAt: [ahead(5)] });
      return post(bob, `/${id}/decline`);
    },
    status: [200, 409],
    why: /^No times are on offer: those that were have been taken or declined/u,
  },
  'cancel a proposal': {
    prepare: async () => post(ada, `/${(await proposed()).id}/cancel`),
    status: [200, 200],
  },
  'cancel what is booked': {
    prepare: async () => {
      const { id } = await book(app, { ada, bob }, { startsAt: [ahead(1)] });
      return post(bob, `/${id}/cancel`, { reason: 'A cold.' });
    },
    status: [200, 200],
  },
  'come in first': {
    prepare: async () => {
      const id = await bookSoon(pair, pair.fresh());
      app.clock.advance({ hours: 1 });
      return post(bob, `/${id}/join`);
    },
    status: [200, 200],
  },
  'come in second': {
    prepare: async () => {
      const id = await bookSoon(pair, pair.fresh());
      app.clock.advance({ hours: 1 });
      await mustAct(app, ada, `/${id}/join`);
      return post(bob, `/${id}/join`);
    },
    status: [200, 200],
  },
  'decide what is asked': {
    prepare: async () => {
      const [questionId] = pair.fresh();
      const id = await bookSoon(pair, pair.fresh());
      const { version } = await getInterview(app, ada, id);
      return put(ada, `/${id}/rounds/1/question`, { questionId }, `"${id}.${version}"`);
    },
    status: [200, 200],
  },
  'begin a round': {
    prepare: async () => post(ada, `/${await live()}/rounds/1/start`),
    status: [200, 409],
    why: /^This round has begun already\.$/u,
  },
  'save notes': {
    prepare: async () => {
      const path = `/v1/mock-interviews/${await live()}/rounds/1/notes`;
      const { headers } = await app.http.get(path).set(ada.auth);
      const known = { ...ada.auth, 'If-Match': headers['etag'] ?? '' };
      return () => app.http.patch(path).set(known).send({ text: 'Calm.', transcript: 'Said.' });
    },
    status: [200, 200],
  },
  'show a hint, with a key': {
    prepare: async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      const auth = { ...ada.auth, 'Idempotency-Key': randomUUID() };
      return () => act(app, { ...ada, auth }, `/${id}/rounds/1/hints`);
    },
    status: [201, 201],
  },
  'end a round': {
    prepare: async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      return post(bob, `/${id}/rounds/1/end`);
    },
    status: [200, 409],
    why: /^This round has ended already\.$/u,
  },
  'end the last round': {
    prepare: async () => {
      const id = await goLive(pair, pair.fresh(), { rounds: 1 });
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      return post(bob, `/${id}/rounds/1/end`);
    },
    status: [200, 409],
    why: /^This round has ended already\.$/u,
  },
  'finish after a round': {
    prepare: async () => {
      const id = await live();
      await holdRound(app, ada, { id, number: 1 });
      return post(bob, `/${id}/finish`);
    },
    status: [200, 409],
    why: /that is live: the rounds of this one are over already\.$/u,
  },
  'finish before any round': {
    prepare: async () => post(bob, `/${await live()}/finish`),
    status: [200, 409],
    why: /that is live: this one was cancelled already\.$/u,
  },
  'judge an answer': {
    prepare: async () => {
      const { path, tag } = await held(ada);
      return put(ada, `${path}/interviewer`, { ...sheet('22222'), toImprove: 'Ask.' }, tag);
    },
    status: [200, 200],
  },
  'say how it was conducted, and bring about the reveal': {
    prepare: async () => {
      const { id, path, tag } = await held(bob);
      await judge(app, ada, { id, number: 1 }, '22222');
      return put(bob, `${path}/candidate`, { score: 1, tags: ['clear'], comment: 'Fine.' }, tag);
    },
    status: [200, 200],
  },
};

/** All that either can see of all of their interviews, and what they were told. */
async function seen(): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const who of [ada, bob]) {
    all.push((await app.http.get('/v1/mock-interviews').set(who.auth)).body);
    all.push(await getNotices(app, who));
  }
  return all;
}

describe('what is sent a second time by the same person, its answer lost', () => {
  it.each(Object.entries(once))('%s', async (_, { prepare, status, why }) => {
    const send = await prepare();
    const first = await send();
    const before = await seen();
    const again = await send();
    expect([first.status, again.status]).toEqual(status);
    const { code, detail } = again.body as ProblemBody;
    expect([again.status === 409, code]).toEqual(
      why ? [true, 'invalid-state'] : [false, undefined],
    );
    expect(why ? detail : '').toMatch(why ?? /^$/u);
    expect(why ? first.body : again.body).toEqual(first.body);
    expect(await seen()).toEqual(before);
  });
});

describe('a late retry of taking a time', () => {
  it('is answered with what became of it, while it stands', async () => {
    const { id, startsAt } = await proposed({ questionIds: pair.fresh(), rounds: 2 });
    const accept = post(bob, `/${id}/accept`, { startsAt });
    expect((await accept()).status).toBe(200);
    await mustAct(app, ada, `/${id}/propose`, { startsAt: [ahead(7)] });
    expect((await accept()).body).toMatchObject({ state: 'scheduled', offer: { isMine: false } });
    app.clock.advance({ hours: 1 });
    for (const person of [ada, bob]) await mustAct(app, person, `/${id}/join`);
    expect((await accept()).body).toMatchObject({ id, state: 'live' });
    const other = await act(app, bob, `/${id}/accept`, { startsAt: ahead(6) });
    expect(other.status).toBe(409);
  });

  it('says that it was cancelled, to who took it by the link too', async () => {
    const startsAt = ahead(1);
    const { id, token } = await propose(app, ada, { startsAt: [startsAt] });
    const accept = post(bob, '/accept', { token, startsAt });
    expect((await accept()).status).toBe(200);
    await mustAct(app, ada, `/${id}/cancel`);
    const late = await accept();
    expect([late.status, (late.body as ProblemBody).detail]).toEqual([
      409,
      'This needs an interview that is proposed or scheduled: this one was cancelled already.',
    ]);
    expect(
      (await act(app, await startPractising(app), '/accept', { token, startsAt })).status,
    ).toBe(404);
  });
});

describe('a late retry of offering other times', () => {
  const offers: Record<string, () => Promise<{ id: string; send: Send; startsAt: string[] }>> = {
    'by name': async () => {
      const { id } = await proposed();
      const startsAt = [ahead(2), ahead(3)];
      return { id, startsAt, send: post(bob, `/${id}/propose`, { startsAt }) };
    },
    'by the token of a link': async () => {
      const { id, token } = await propose(app, ada, { startsAt: [ahead(1)] });
      const startsAt = [ahead(2), ahead(3)];
      return { id, startsAt, send: post(bob, '/propose', { token, startsAt }) };
    },
  };

  const sequenceOf = async (id: string): Promise<number | undefined> => {
    const [row] = await app.dataSource.query<{ calendar_sequence: number }[]>(
      `SELECT calendar_sequence FROM mock_interview WHERE id = $1`,
      [id],
    );
    return row?.calendar_sequence;
  };

  it.each(Object.entries(offers))('says %s that one of them is booked', async (_, prepare) => {
    const { id, send, startsAt } = await prepare();
    expect((await send()).status).toBe(200);
    const accept = post(ada, `/${id}/accept`, { startsAt: startsAt[1] });
    expect((await accept()).status).toBe(200);
    const [before, sequence] = [await seen(), await sequenceOf(id)];
    const late = await send();
    expect([late.status, late.body]).toMatchObject([
      409,
      {
        code: 'invalid-state',
        detail: 'One of these times is booked already: to move the interview, offer others.',
        errors: [{ pointer: '#/startsAt' }],
        state: 'scheduled',
      },
    ]);
    expect((await accept()).status).toBe(200);
    expect([await seen(), await sequenceOf(id)]).toEqual([before, sequence]);
    app.clock.advance({ hours: 2, minutes: 50 });
    expect((await send()).body).toMatchObject({ code: 'invalid-state', state: 'scheduled' });
  });

  it('is refused of a move that was taken, and to either of the two', async () => {
    const { id } = await book(app, { ada, bob }, { startsAt: [ahead(1)] });
    const startsAt = [ahead(5)];
    const send = post(ada, `/${id}/propose`, { startsAt });
    await send();
    await mustAct(app, bob, `/${id}/accept`, { startsAt: startsAt[0] });
    const before = await seen();
    for (const again of [send, post(bob, `/${id}/propose`, { startsAt })]) {
      expect([(await again()).status, await seen()]).toEqual([409, before]);
    }
  });
});

describe('the token of a link that was used', () => {
  it('works for who used it, and is none to everybody else', async () => {
    const startsAt = ahead(1);
    const { id, token } = await propose(app, ada, { startsAt: [startsAt] });
    await mustAct(app, bob, '/accept', { token, startsAt });
    const never = `${token?.slice(0, -8)}00000000`;
    for (const who of [ada, await startPractising(app), pair.coach]) {
      for (const [path, rest] of [['/accept', { startsAt }] as const, ['/preview', {}] as const]) {
        const theirs = await act(app, who, path, { token, ...rest });
        const nobodys = await act(app, who, path, { token: never, ...rest });
        expect(theirs.status).toBe(404);
        expect({ ...(theirs.body as object), requestId: '' }).toEqual({
          ...(nobodys.body as object),
          requestId: '',
        });
      }
    }
    expect((await act(app, bob, '/preview', { token })).body).toMatchObject({ offer: null });
    const other = await act(app, bob, '/accept', { token, startsAt: ahead(2) });
    expect([other.status, (other.body as ProblemBody).code]).toEqual([409, 'invalid-state']);
    expect((await getInterview(app, ada, id)).booking).toMatchObject({ startsAt });
  });
});

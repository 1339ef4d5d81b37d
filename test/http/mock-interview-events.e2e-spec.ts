import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventSource } from '../support/event-source.js';
import {
  bookSoon,
  getLive,
  goLive,
  judge,
  letInterviewsPass,
  type LiveBody,
  mustAct,
  type Pair,
  preparePair,
  rateConduct,
  watchInterview,
} from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('GET /v1/mock-interviews/{id}/events', () => {
  let app: TestApp;
  let pair: Pair;
  let ada: SignedUp;
  let bob: SignedUp;
  let opened: EventSource[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    pair = await preparePair(app, 'events', { count: 8 });
    ({ ada, bob } = pair);
  }, 60_000);
  afterEach(async () => {
    for (const source of opened) source.close();
    await Promise.all(opened.map(({ ended }) => ended));
    opened = [];
    await letInterviewsPass(app);
  });
  afterAll(() => app.close());

  const live = (wish: object = {}) => goLive(pair, pair.fresh(), wish);

  async function watch(
    caller: SignedUp,
    id: string,
    headers: Record<string, string> = {},
  ): Promise<EventSource> {
    const source = await watchInterview(app, caller, id, headers);
    opened.push(source);
    return source;
  }

  const states = (source: EventSource) =>
    source.events
      .filter(({ event }) => event === 'interview')
      .map(({ data }) => data as unknown as LiveBody);

  /** Waits for what the stream has to hold when it has caught up with polling. */
  async function caughtUp(source: EventSource, caller: SignedUp, id: string): Promise<void> {
    const { version } = await getLive(app, caller, id);
    for (let waitedMs = 0; waitedMs < 8000; waitedMs += 50) {
      if (states(source).at(-1)?.version === version) return;
      await delay(50);
    }
    throw new Error(`version ${version} is not in ${source.text}`);
  }

  it('tells each change in order, from the booking to the end', async () => {
    const id = await bookSoon(pair, pair.fresh(), { rounds: 1 });
    app.clock.advance({ minutes: 55 });
    const source = await watch(bob, id);
    expect(source.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const steps: [SignedUp, string][] = [
      [ada, `/${id}/join`],
      [bob, `/${id}/join`],
      [ada, `/${id}/rounds/1/start`],
      [ada, `/${id}/rounds/1/hints`],
      [bob, `/${id}/rounds/1/end`],
    ];
    await source.until(1);
    for (const [caller, path] of steps) {
      await mustAct(app, caller, path);
      await caughtUp(source, bob, id);
    }
    await judge(app, ada, { id, number: 1 }, '33333');
    await caughtUp(source, bob, id);
    await rateConduct(app, bob, { id, number: 1 });
    await source.ended;
    const told = states(source);
    expect(told.map(({ state, rounds: [round] }) => [state, round?.clock.stage])).toEqual([
      ['scheduled', 'waiting'],
      ['scheduled', 'waiting'],
      ['live', 'waiting'],
      ['live', 'running'],
      ['live', 'running'],
      ['feedback', 'ended'],
      ['feedback', 'ended'],
      ['completed', 'ended'],
    ]);
    expect(told.map(({ rounds: [round] }) => round?.feedback.theirs)).toEqual(
      told.map((_, place) => place > 5),
    );
    expect(told.map(({ seats }) => seats.filter(({ joinedAt }) => joinedAt).length)).toEqual([
      0, 1, 2, 2, 2, 2, 2, 2,
    ]);
    expect(told[4]?.rounds[0]?.hints).toMatchObject([{ text: 'A mild hint.' }]);
    const end = source.events.at(-1);
    expect([end?.event, end?.data['reason']]).toEqual(['end', 'finished']);
    expect(source.events.slice(0, -1).map((each) => Number(each.id))).toEqual(
      told.map(({ version }) => version),
    );
    expect(told.at(-1)).toEqual(await getLive(app, bob, id));
  }, 40_000);

  it('goes on where a connection was cut, and repeats nothing', async () => {
    const id = await live();
    const first = await watch(bob, id);
    await first.until(1);
    await mustAct(app, ada, `/${id}/rounds/1/start`);
    await caughtUp(first, bob, id);
    const seen = first.events.map((each) => Number(each.id));
    first.close();
    await first.ended;
    const nothingNew = await watch(bob, id, { 'Last-Event-ID': String(seen.at(-1)) });
    await delay(1300);
    expect(nothingNew.events).toEqual([]);
    nothingNew.close();
    await nothingNew.ended;
    await mustAct(app, ada, `/${id}/rounds/1/hints`);
    await mustAct(app, ada, `/${id}/rounds/1/hints`);
    const second = await watch(bob, id, { 'Last-Event-ID': String(seen.at(-1)) });
    await second.until(1);
    await mustAct(app, ada, `/${id}/rounds/1/end`);
    await caughtUp(second, bob, id);
    const after = second.events.map((each) => Number(each.id));
    expect([...seen, ...after]).toEqual(
      [...new Set([...seen, ...after])].toSorted((a, b) => a - b),
    );
    expect(states(second)[0]?.rounds[0]?.hints).toHaveLength(2);
    expect(states(second).at(-1)).toEqual(await getLive(app, bob, id));
  }, 30_000);

  it('tells what time alone has done', async () => {
    const id = await live({ rounds: 1 });
    await mustAct(app, ada, `/${id}/rounds/1/start`);
    const source = await watch(bob, id);
    await source.until(1);
    app.clock.advance({ minutes: 40 });
    expect((await source.until(2))[1]?.data).toMatchObject({ state: 'feedback' });
  }, 20_000);

  it('ends with what is not held, and answers 204 to who knows it', async () => {
    const id = await bookSoon(pair, pair.fresh());
    const source = await watch(ada, id);
    await source.until(1);
    await mustAct(app, bob, `/${id}/cancel`);
    await source.ended;
    expect(
      source.events.map(({ event, data }) => [event, data['state'] ?? data['reason']]),
    ).toEqual([
      ['interview', 'scheduled'],
      ['interview', 'cancelled'],
      ['end', 'finished'],
    ]);
    const again = await watch(ada, id, { 'Last-Event-ID': source.events[1]?.id ?? '' });
    await again.ended;
    expect([again.status, again.text]).toEqual([204, '']);
  }, 20_000);

  it('shows each of two watchers what is theirs', async () => {
    const id = await live();
    const [hers, his] = [await watch(ada, id), await watch(bob, id)];
    await mustAct(app, ada, `/${id}/rounds/1/start`);
    await caughtUp(hers, ada, id);
    await caughtUp(his, bob, id);
    expect(states(hers).at(-1)?.rounds[0]?.role).toBe('interviewer');
    expect(states(his).at(-1)?.rounds[0]?.role).toBe('candidate');
  }, 20_000);

  it('is closed to who is not in it', async () => {
    const id = await live();
    const source = await watch(pair.coach, id);
    await source.ended;
    expect(source.status).toBe(404);
  });
});

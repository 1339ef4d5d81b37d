import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliveryLanes, type DeliveryLane } from '../../src/notifications/domain/lane-after.js';
import {
  WebhookDeliveryRepository,
  type DeliveryClaim,
} from '../../src/notifications/webhook-delivery.repository.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { startReceiver, type Reply, type WebhookReceiver } from '../support/webhook-receiver.js';
import {
  gradedNotice,
  listDeliveries,
  makeWebhook,
  notify,
  runDueDeliveries,
} from '../support/webhooks.js';

const runner = '5f3c1d52-98f2-4b16-8f6f-7f0a6a4d8f11';
const allowed = { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' };

let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.calls.length = 0;
  receiver.willReply();
});

async function until(isSo: () => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 10) {
    if (isSo()) return;
    await delay(10);
  }
  throw new Error('It did not come to that.');
}

describe('who waits for a call', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp(allowed);
  });
  afterAll(() => app.close());

  async function owner(path: string): Promise<SignedUp & { webhookId: string }> {
    const learner = await startPractising(app);
    const { id: webhookId } = await makeWebhook(app, learner, `${receiver.url}/${path}`);
    app.clock.advance({ minutes: 1 });
    return { ...learner, webhookId };
  }

  const claim = (lanes: readonly DeliveryLane[]): Promise<DeliveryClaim | null> =>
    app.app.get(WebhookDeliveryRepository).claim(runner, app.clock.now(), lanes);

  it('has a turn after the one who was called, however much waits there', async () => {
    const [many, few] = [await owner('many'), await owner('few')];
    await notify(app, ...Array.from({ length: 4 }, () => gradedNotice(many)));
    app.clock.advance({ minutes: 1 });
    await notify(app, gradedNotice(few), gradedNotice(few));
    const reply: Reply = (response) => {
      app.clock.advance({ seconds: 1 });
      response.writeHead(204).end();
    };
    receiver.willReply(...Array.from({ length: 6 }, () => reply));
    await runDueDeliveries(app);
    const order = ['/many', '/few', '/many', '/few', '/many', '/many'];
    expect(receiver.calls.map(({ path }) => path)).toEqual(order);
  });

  it.each<[string, Reply, DeliveryLane]>([
    ['a quick success', 204, 'quick'],
    ['a quick failure', 500, 'slow'],
    ['a broken connection', (_response, socket) => socket.resetAndDestroy(), 'slow'],
    [
      'a success that takes more than a second',
      (response) => void setTimeout(() => response.writeHead(204).end(), 1100),
      'slow',
    ],
  ])('is in the lane that follows from %s', async (_what, reply, lane) => {
    const called = await owner('called');
    receiver.willReply(reply);
    await notify(app, gradedNotice(called));
    await runDueDeliveries(app);
    await notify(app, gradedNotice(called));
    const other = lane === 'quick' ? 'slow' : 'quick';
    expect(await claim([other])).toBeNull();
    expect(await claim([lane])).toMatchObject({ learnerId: called.id, lane });
  });

  it('is in the quick lane again after one quick success', async () => {
    const called = await owner('called');
    receiver.willReply(500, 204);
    await notify(app, gradedNotice(called));
    await runDueDeliveries(app);
    app.clock.advance({ minutes: 1 });
    await runDueDeliveries(app);
    await notify(app, gradedNotice(called));
    expect(await claim(['quick'])).toMatchObject({ learnerId: called.id, lane: 'quick' });
  });

  it('is called once at a time, however many claim at once', async () => {
    const called = [await owner('a'), await owner('b'), await owner('c'), await owner('d')];
    await notify(app, ...called.map(gradedNotice), ...called.map(gradedNotice));
    const claims = await Promise.all(Array.from({ length: 40 }, () => claim(deliveryLanes)));
    const taken = claims.flatMap((each) => each?.learnerId ?? []);
    expect(new Set(taken)).toEqual(new Set(called.map(({ id }) => id)));
    expect(taken).toHaveLength(4);
  });
});

describe('eight accounts whose receivers never answer', () => {
  let app: TestApp;
  let stalled: WebhookReceiver;
  let slow: { learner: SignedUp; webhookId: string }[];
  let healthy: SignedUp;

  beforeAll(async () => {
    stalled = await startReceiver();
    stalled.willReply(...Array.from({ length: 1000 }, () => () => undefined));
    app = await startTestApp({ ...allowed, RUN_JOBS: 'true' });
    slow = [];
    for (let count = 0; count < 8; count += 1) {
      const learner = await startPractising(app);
      const { id: webhookId } = await makeWebhook(app, learner, `${stalled.url}/${count}`);
      slow.push({ learner, webhookId });
    }
    healthy = await startPractising(app);
    await makeWebhook(app, healthy, `${receiver.url}/healthy`);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await stalled.close();
  }, 30_000);

  /** @returns after how many milliseconds the call arrived */
  async function arrival(learner: SignedUp): Promise<number> {
    const before = receiver.calls.length;
    const began = performance.now();
    await notify(app, gradedNotice(learner));
    await until(() => receiver.calls.length > before);
    return performance.now() - began;
  }

  /** Of several calls the longest, and not less than what a busy machine may take. */
  async function usualArrival(): Promise<number> {
    const took: number[] = [];
    for (let count = 0; count < 5; count += 1) took.push(await arrival(healthy));
    return Math.max(...took, 500);
  }

  const tellSlow = () =>
    notify(app, ...slow.flatMap(({ learner }) => [1, 2, 3].map(() => gradedNotice(learner))));

  it('keep nobody waiting, when it is not known of them nor afterwards', async () => {
    const usual = await usualArrival();
    await tellSlow();
    await until(() => stalled.calls.length >= 4);
    const newcomer = await startPractising(app);
    await makeWebhook(app, newcomer, `${receiver.url}/newcomer`);
    expect(await arrival(healthy)).toBeLessThan(8 * usual);
    expect(await arrival(newcomer)).toBeLessThan(8 * usual);
    expect(new Set(stalled.calls.map(({ path }) => path)).size).toBe(8);
    // The first calls have timed out, and four of the second fill the lane of the slow.
    await until(() => stalled.calls.length >= 12);
    const began = performance.now();
    for (let count = 0; count < 5; count += 1) {
      expect(await arrival(healthy)).toBeLessThan(4 * usual);
      expect(await arrival(newcomer)).toBeLessThan(4 * usual);
    }
    // The time-out of a single call is ten seconds: nobody's end was waited for.
    expect(performance.now() - began).toBeLessThan(9000);
    expect(stalled.calls).toHaveLength(12);
    await until(() => stalled.calls.length >= 16);
    for (const { learner, webhookId } of slow) {
      const tried = (await listDeliveries(app, learner, webhookId)).map((each) => each.lastFault);
      expect(tried).toContain('timeout');
    }
  }, 120_000);
});

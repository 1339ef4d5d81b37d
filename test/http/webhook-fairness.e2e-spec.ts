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
  forgetWaitingDeliveries,
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
  beforeEach(() => forgetWaitingDeliveries(app));

  async function owner(path: string): Promise<SignedUp & { webhookId: string }> {
    const learner = await startPractising(app);
    const { id: webhookId } = await makeWebhook(app, learner, `${receiver.url}/${path}`);
    app.clock.advance({ minutes: 1 });
    return { ...learner, webhookId };
  }

  const patch = ({ auth, webhookId }: Awaited<ReturnType<typeof owner>>, change: object) =>
    app.http
      .patch(`/v1/webhooks/${webhookId}`)
      .set({ ...auth, 'If-Match': '*' })
      .send(change)
      .expect(200);

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

  it.each<[string, object[]]>([
    ['has a new address', [{ url: 'http://127.0.0.1/mended' }]],
    ['is enabled again', [{ isEnabled: false }, { isEnabled: true }]],
  ])('is in the quick lane again when the webhook %s', async (_what, changes) => {
    const called = await owner('called');
    receiver.willReply(500);
    await notify(app, gradedNotice(called));
    await runDueDeliveries(app);
    for (const change of changes) await patch(called, change);
    await notify(app, gradedNotice(called));
    expect(await claim(['slow'])).toBeNull();
    expect(await claim(['quick'])).toMatchObject({ learnerId: called.id, lane: 'quick' });
  });

  it('stays in the slow lane when the webhook is only described anew', async () => {
    const called = await owner('called');
    receiver.willReply(500);
    await notify(app, gradedNotice(called));
    await runDueDeliveries(app);
    await patch(called, { description: 'Other' });
    await notify(app, gradedNotice(called));
    expect(await claim(['quick'])).toBeNull();
    expect(await claim(['slow'])).toMatchObject({ learnerId: called.id, lane: 'slow' });
  });

  it('is passed over while another transaction holds what waits, and keeps nobody waiting', async () => {
    const [held, other] = [await owner('held'), await owner('other')];
    await notify(app, gradedNotice(held), gradedNotice(other));
    const removing = app.dataSource.createQueryRunner();
    await removing.startTransaction();
    try {
      await removing.query(`DELETE FROM webhook WHERE id = $1`, [held.webhookId]);
      // The transaction ends after both: neither claim has waited for it.
      expect(await claim(deliveryLanes)).toMatchObject({ learnerId: other.id });
      expect(await claim(deliveryLanes)).toBeNull();
    } finally {
      await removing.rollbackTransaction();
      await removing.release();
    }
    expect(await claim(deliveryLanes)).toMatchObject({ learnerId: held.id });
  });

  it('has the whole lease, however long the claim waited for its turn', async () => {
    const called = await owner('called');
    await notify(app, gradedNotice(called));
    const holding = app.dataSource.createQueryRunner();
    await holding.startTransaction();
    const turn = `hashtextextended('webhook-deliveries', 7006)`;
    await holding.query(`SELECT pg_advisory_xact_lock(${turn})`);
    const claimed = claim(deliveryLanes);
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
    while ((await app.dataSource.query<object[]>(waiting)).length === 0) await delay(10);
    const [turned] = await app.dataSource.query<object[]>(`SELECT clock_timestamp()::text AS at`);
    await holding.commitTransaction();
    await holding.release();
    expect(await claimed).toMatchObject({ learnerId: called.id });
    const leased = await app.dataSource.query<object[]>(
      `SELECT lease_until >= $1::timestamptz + interval '30 seconds' AS whole
         FROM webhook_delivery WHERE learner_id = $2`,
      [Reflect.get(turned ?? {}, 'at'), called.id],
    );
    expect(leased).toEqual([{ whole: true }]);
  });
});

/**
 * In milliseconds, of the ten seconds that a call may take: who waited for the end of one waited longer, and
 * who did not arrives far earlier, however slow the machine.
 */
const unfairMs = 7000;

describe('eight accounts whose receivers never answer', () => {
  let app: TestApp;
  let stalled: WebhookReceiver;
  let slow: { learner: SignedUp; webhookId: string }[];
  let healthy: SignedUp;
  let newcomer: SignedUp;

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
    newcomer = await startPractising(app);
    await makeWebhook(app, newcomer, `${receiver.url}/newcomer`);
  }, 120_000);
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

  const tellSlow = () =>
    notify(app, ...slow.flatMap(({ learner }) => [1, 2, 3].map(() => gradedNotice(learner))));

  it('keep nobody waiting, when it is not known of them nor afterwards', async () => {
    await arrival(healthy);
    await tellSlow();
    await until(() => stalled.calls.length >= 4);
    expect(await arrival(healthy)).toBeLessThan(unfairMs);
    expect(await arrival(newcomer)).toBeLessThan(unfairMs);
    await until(() => stalled.calls.length >= 8);
    expect(new Set(stalled.calls.slice(0, 8).map(({ path }) => path)).size).toBe(8);
    // The first calls have timed out, and four of the second fill the lane of the slow.
    await until(() => stalled.calls.length >= 12);
    expect(await arrival(healthy)).toBeLessThan(unfairMs);
    // It arrived before any of the four can have ended.
    expect(stalled.calls).toHaveLength(12);
    for (let count = 0; count < 4; count += 1) {
      expect(await arrival(newcomer)).toBeLessThan(unfairMs);
      expect(await arrival(healthy)).toBeLessThan(unfairMs);
    }
    await until(() => stalled.calls.length >= 16);
    for (const { learner, webhookId } of slow) {
      const tried = (await listDeliveries(app, learner, webhookId)).map((each) => each.lastFault);
      expect(tried).toContain('timeout');
    }
  }, 180_000);
});

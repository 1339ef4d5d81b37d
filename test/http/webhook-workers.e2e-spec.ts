import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryOutcomes } from '../../src/notifications/delivery-outcomes.service.js';
import { DeliveryRunner } from '../../src/notifications/delivery-runner.js';
import { deliveryLanes } from '../../src/notifications/domain/lane-after.js';
import { WebhookDeliveryRepository } from '../../src/notifications/webhook-delivery.repository.js';
import { generateSecrets } from '../../src/platform/config/secrets.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { startReceiver, type Reply, type WebhookReceiver } from '../support/webhook-receiver.js';
import {
  forgetWaitingDeliveries,
  getWebhook,
  gradedNotice,
  listDeliveries,
  makeWebhook,
  notify,
  runDueDeliveries,
  type WebhookBody,
} from '../support/webhooks.js';

const runner = '5f3c1d52-98f2-4b16-8f6f-7f0a6a4d8f11';
const allowed = { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' };

let app: TestApp;
let secrets: Record<string, string>;
let receiver: WebhookReceiver;
let learner: SignedUp;
let webhook: WebhookBody;

beforeAll(async () => {
  receiver = await startReceiver();
  secrets = await generateSecrets();
  app = await startTestApp({ ...secrets, ...allowed });
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});
beforeEach(async () => {
  await forgetWaitingDeliveries(app);
  app.clock.set(new Date().toISOString());
  receiver.calls.length = 0;
  receiver.willReply();
  learner = await startPractising(app);
  webhook = await makeWebhook(app, learner, `${receiver.url}/an-address-to-hide`);
});

const tell = () => notify(app, gradedNotice(learner));
const deliveries = () => listDeliveries(app, learner, webhook.id);
const made = () => receiver.calls.map(({ path, signed }) => `${path} ${signed['webhook-id']}`);

/** The time of those that have a delivery in hand is over. */
async function endLeases(): Promise<void> {
  await app.dataSource.query(
    `UPDATE webhook_delivery SET lease_until = now() - interval '1 second'
      WHERE lease_until IS NOT NULL`,
  );
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 50) {
    if (await isSo()) return;
    await delay(50);
  }
  throw new Error('It did not come to that.');
}

describe('a runner', () => {
  it('that is lost leaves its delivery to the next, and cannot come back to it', async () => {
    await tell();
    const repository = app.app.get(WebhookDeliveryRepository);
    const lost = await repository.claim(runner, app.clock.now(), deliveryLanes);
    await runDueDeliveries(app);
    expect(receiver.calls).toHaveLength(0);
    await endLeases();
    await runDueDeliveries(app);
    expect(receiver.calls).toHaveLength(1);
    expect(lost).not.toBeNull();
    if (lost !== null) {
      await app.app.get(DeliveryOutcomes).settle(lost, { status: 410, fault: 'status', tookMs: 5 });
    }
    expect(await deliveries()).toMatchObject([
      { state: 'delivered', attempts: 2, lastStatus: 204 },
    ]);
    expect(await getWebhook(app, learner, webhook.id)).toMatchObject({ isEnabled: true });
  });

  it('shares the work with others, so that each call is made once', async () => {
    const urls = ['one', 'two', 'three'].map((path) => `${receiver.url}/${path}`);
    for (const url of urls) await makeWebhook(app, learner, url);
    await notify(app, ...Array.from({ length: 12 }, () => gradedNotice(learner)));
    const open = new Set<object>();
    const openAtOnce: number[] = [];
    const reply: Reply = (response) => {
      openAtOnce.push(open.add(response).size);
      setTimeout(() => {
        open.delete(response);
        response.writeHead(204).end();
      }, 10);
    };
    receiver.willReply(...Array.from({ length: 48 }, () => reply));
    const due = app.app.get(DeliveryRunner);
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => due.runDue()));
    }
    expect([made().length, new Set(made()).size]).toEqual([48, 48]);
    expect(Math.max(...openAtOnce)).toBe(1);
  });

  it('is kept by nobody from what others wait for, however many addresses they have', async () => {
    for (const path of ['one', 'two', 'three', 'four']) {
      await makeWebhook(app, learner, `${receiver.url}/${path}`);
    }
    await notify(app, ...Array.from({ length: 4 }, () => gradedNotice(learner)));
    const other = await startPractising(app);
    // Made later than the others, so that its turn is after the first of theirs.
    app.clock.advance({ seconds: 1 });
    await makeWebhook(app, other, `${receiver.url}/other`);
    await notify(app, gradedNotice(other));
    const repository = app.app.get(WebhookDeliveryRepository);
    const claim = () => repository.claim(runner, app.clock.now(), deliveryLanes);
    const taken = [await claim(), await claim(), await claim()];
    expect(taken.map((each) => each?.learnerId)).toEqual([learner.id, other.id, undefined]);
    await endLeases();
    await runDueDeliveries(app);
    expect(receiver.calls).toHaveLength(21);
  });
});

describe('processes that deliver', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rehearse-webhooks-'));
  const started: ServerProcess[] = [];
  const running = new Set<ServerProcess>();

  async function launch(): Promise<ServerProcess> {
    const server = new ServerProcess({
      ...secrets,
      ...allowed,
      NODE_ENV: 'test',
      LOG_LEVEL: 'debug',
      RUN_MIGRATIONS: 'false',
      DATABASE_URL: app.databaseUrl,
      DATA_DIR: dataDir,
    });
    started.push(server);
    running.add(server);
    await server.listening();
    return server;
  }

  async function end(server: ServerProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    running.delete(server);
    server.kill(signal);
    return server.exit();
  }

  afterEach(async () => {
    for (const server of running) await end(server, 'SIGTERM');
  }, 30_000);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('lose nothing when one of them is killed in the middle of a call', async () => {
    receiver.willReply(() => undefined);
    const first = await launch();
    await tell();
    await until(() => receiver.calls.length === 1);
    await end(first, 'SIGKILL');
    expect(await deliveries()).toMatchObject([{ state: 'pending', attempts: 1 }]);
    await launch();
    await endLeases();
    await until(async () => (await deliveries())[0]?.state === 'delivered');
    expect(await deliveries()).toMatchObject([{ attempts: 2, lastStatus: 204 }]);
    expect([made().length, new Set(made()).size]).toEqual([2, 1]);
  }, 180_000);

  it('leave a call that they cannot finish to others, as if it had not been', async () => {
    receiver.willReply(() => undefined);
    const server = await launch();
    await tell();
    await until(() => receiver.calls.length === 1);
    const began = performance.now();
    expect(await end(server, 'SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(9000);
    expect(await deliveries()).toMatchObject([{ state: 'pending', attempts: 0 }]);
    await runDueDeliveries(app);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  }, 180_000);

  it('make each call once, however many they are', async () => {
    for (const path of ['one', 'two', 'three']) {
      await makeWebhook(app, learner, `${receiver.url}/${path}`);
    }
    await Promise.all([launch(), launch()]);
    for (let round = 0; round < 5; round += 1) {
      await notify(app, ...Array.from({ length: 5 }, () => gradedNotice(learner)));
      await delay(300);
    }
    await until(() => receiver.calls.length >= 100);
    await until(async () => (await deliveries()).every(({ state }) => state === 'delivered'));
    expect([made().length, new Set(made()).size]).toEqual([100, 100]);
  }, 180_000);

  it('log neither secrets nor addresses', async () => {
    const server = await launch();
    receiver.willReply(500, 410);
    const { secret } = webhook;
    await app.http.post(`/v1/webhooks/${webhook.id}/test`).set(learner.auth);
    const url = await server.listening();
    await fetch(`${url}/v1/webhooks/${webhook.id}/rotate-secret`, {
      method: 'POST',
      headers: learner.auth,
    });
    await until(async () => !(await getWebhook(app, learner, webhook.id)).isEnabled);
    await end(server, 'SIGTERM');
    const output = started.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(output).toContain(`"path":"/v1/webhooks/${webhook.id}/rotate-secret"`);
    const hidden = [
      'whsec_',
      secret,
      secret.slice('whsec_'.length),
      'to-hide',
      learner.accessToken,
    ];
    expect(hidden.filter((each) => output.includes(each))).toEqual([]);
  }, 180_000);
});

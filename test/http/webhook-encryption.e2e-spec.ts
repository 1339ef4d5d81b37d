import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { HostResolver } from '../../src/notifications/host-resolver.js';
import { projectDir } from '../../src/platform/config/app-config.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
import {
  forgetWaitingDeliveries,
  gradedNotice,
  listDeliveries,
  makeWebhook,
  notify,
  runDueDeliveries,
  type DeliveryBody,
} from '../support/webhooks.js';

/** What the certificates are made out to; the third file is of the authority that signed both. */
const name = 'hooks.rehearse.test';
const otherName = 'other.rehearse.test';
const file = (of: string): Buffer =>
  readFileSync(join(projectDir, `test/data/webhook-certificates/${of}.pem`));

const { createSecureContext } = tls;

/** Whom clients of this process trust. Every version of Node makes its contexts here, before it connects. */
function trust(authority: Buffer | null): void {
  tls.createSecureContext = (options) =>
    createSecureContext({
      ...options,
      ca: [...tls.rootCertificates, ...(authority === null ? [] : [authority])],
    });
}

let app: TestApp;
let receiver: WebhookReceiver;
let asked: string[];

beforeAll(async () => {
  app = await startTestApp({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  app.app.get(HostResolver).resolve = async (host) => {
    asked.push(host);
    return ['127.0.0.1'];
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  await forgetWaitingDeliveries(app);
  app.clock.set(new Date().toISOString());
  asked = [];
  trust(file('authority'));
});
afterEach(async () => {
  tls.createSecureContext = createSecureContext;
  await receiver.close();
});

/** Tells somebody something whose webhook is at an address. */
async function deliverTo(url: string): Promise<{ delivery: DeliveryBody; secret: string }> {
  const learner = await startPractising(app);
  const { id, secret } = await makeWebhook(app, learner, url);
  await notify(app, gradedNotice(learner));
  await runDueDeliveries(app);
  const [delivery] = await listDeliveries(app, learner, id);
  if (delivery === undefined) throw new Error('no delivery');
  return { delivery, secret };
}

/** As after any failure: nothing is known but that no answer came, and it is tried again. */
const failed = {
  state: 'pending',
  attempts: 1,
  lastStatus: null,
  lastFault: 'connection',
};

describe('a call by https', () => {
  it('is made to the address that was checked, in the name of its host', async () => {
    receiver = await startReceiver(file(name));
    const { delivery, secret } = await deliverTo(`https://${name}:${receiver.port}/hook?a=b`);
    expect(delivery).toMatchObject({ state: 'delivered', lastStatus: 204, lastFault: null });
    const [call, ...others] = receiver.calls;
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      path: '/hook?a=b',
      serverName: name,
      headers: { host: `${name}:${receiver.port}` },
    });
    const { body = '', signed = {} } = call ?? {};
    expect(new Verifier(secret).verify(body, signed)).toMatchObject({ type: 'attempt.graded' });
    // Once when the webhook was made, once for the call: what that found is what is connected to.
    expect(asked).toEqual([name, name]);
  });

  it('says nothing to who shows a certificate of another name', async () => {
    receiver = await startReceiver(file(otherName));
    const { delivery } = await deliverTo(`https://${name}:${receiver.port}/`);
    expect(delivery).toMatchObject(failed);
    expect(receiver.calls).toEqual([]);
    const { delivery: toTheOther } = await deliverTo(`https://${otherName}:${receiver.port}/`);
    expect(toTheOther).toMatchObject({ state: 'delivered', lastStatus: 204 });
  });

  it('says nothing to who shows a certificate of an authority that is not trusted', async () => {
    trust(null);
    receiver = await startReceiver(file(name));
    const { delivery } = await deliverTo(`https://${name}:${receiver.port}/`);
    expect(delivery).toMatchObject(failed);
    expect(receiver.calls).toEqual([]);
  });

  it('says nothing to an address, since the certificate is of a name', async () => {
    receiver = await startReceiver(file(name));
    const { delivery } = await deliverTo(receiver.url);
    expect(delivery).toMatchObject(failed);
    expect(receiver.calls).toEqual([]);
  });

  it('fails where plain http is spoken, and plain http where https is', async () => {
    receiver = await startReceiver();
    const toPlain = await deliverTo(`https://${name}:${receiver.port}/`);
    expect(toPlain.delivery).toMatchObject(failed);
    expect(receiver.calls).toEqual([]);
    await receiver.close();
    receiver = await startReceiver(file(name));
    const toSecure = await deliverTo(`http://${name}:${receiver.port}/`);
    expect(toSecure.delivery).toMatchObject(failed);
    expect(receiver.calls).toEqual([]);
  });
});

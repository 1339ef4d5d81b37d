import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HostResolver } from '../../src/notifications/host-resolver.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
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

const publicAddress = '93.184.216.34';

let app: TestApp;
let receiver: WebhookReceiver;
let learner: SignedUp;
/** What names lead to; others lead nowhere. */
const names: Record<string, readonly string[]> = {
  'hooks.example.org': [publicAddress],
  'inside.example.org': ['10.0.0.7', 'fd00::7'],
};

/** Stands in for DNS, which belongs to others. Literal addresses go the real way. */
function answerNames(of: TestApp): void {
  const resolver = of.app.get(HostResolver);
  const resolve = resolver.resolve.bind(resolver);
  resolver.resolve = async (host) =>
    /[a-z]/u.test(host) && host.endsWith('.org') ? (names[host] ?? []) : resolve(host);
}

beforeAll(async () => {
  receiver = await startReceiver();
  app = await startTestApp({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  answerNames(app);
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});
beforeEach(async () => {
  await forgetWaitingDeliveries(app);
  learner = await startPractising(app);
});

const url = 'https://hooks.example.org/rehearse';
const send = (method: 'post' | 'patch' | 'delete', path: string, body?: object, ifMatch = '*') =>
  app.http[method](path)
    .set({ ...learner.auth, 'If-Match': ifMatch })
    .send(body);
const get = (path: string) => app.http.get(path).set(learner.auth);

describe('POST /v1/webhooks', () => {
  it('tells its secret once', async () => {
    const wish = { url, kinds: ['attempt.graded', 'case.opened'], description: 'Study bot' };
    const made = await send('post', '/v1/webhooks', wish);
    const { id, secret, ...shown } = made.body as WebhookBody;
    expect(made.status).toBe(201);
    expect(shown).toMatchObject({ ...wish, isEnabled: true, disabledReason: null, version: 1 });
    expect(Buffer.from(secret.replace(/^whsec_/u, ''), 'base64')).toHaveLength(32);
    expect(made.headers).toMatchObject({
      location: `/v1/webhooks/${id}`,
      etag: `"${id}.1"`,
      'cache-control': 'no-store',
    });
    const read = await get(`/v1/webhooks/${id}`);
    expect([read.status, read.body]).toEqual([200, { id, ...shown }]);
    expect(read.text + (await get('/v1/webhooks')).text).not.toContain('whsec_');
  });

  it('keeps the secret where who reads the database cannot use it', async () => {
    const { id, secret } = await makeWebhook(app, learner, url);
    const rows = await app.dataSource.query<{ secret: Buffer }[]>(
      `SELECT secret FROM webhook WHERE id = $1`,
      [id],
    );
    const kept = rows[0]?.secret ?? Buffer.alloc(0);
    const bytes = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
    expect(kept.length).toBeGreaterThan(40);
    expect([kept.includes(secret), kept.includes(bytes)]).toEqual([false, false]);
  });

  it('makes five and no sixth, however many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('post', '/v1/webhooks', { url })),
    );
    const made = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    expect([made.length, refused.length]).toEqual([5, 3]);
    const { data } = (await get('/v1/webhooks')).body as { data: WebhookBody[] };
    expect(data).toHaveLength(5);
  });

  it.each([
    [{}, '#/url'],
    [{ url: '' }, '#/url'],
    [{ url, kinds: [] }, '#/kinds'],
    [{ url, kinds: ['birthday'] }, '#/kinds'],
    [{ url, kinds: ['webhook.disabled'] }, '#/kinds'],
    [{ url, kinds: ['case.opened', 'case.opened'] }, '#/kinds'],
    [{ url, description: null }, '#/description'],
    [{ url, secret: 'whsec_mine' }, '#/secret'],
  ])('refuses %j', async (body, pointer) => {
    const refused = await send('post', '/v1/webhooks', body);
    expect(refused.status).toBe(400);
    const { errors } = refused.body as { errors: { pointer: string }[] };
    expect(new Set(errors.map((each) => each.pointer.slice(0, pointer.length)))).toEqual(
      new Set([pointer]),
    );
  });
});

describe('where a webhook may lead', () => {
  let strict: TestApp;
  let other: SignedUp;

  beforeAll(async () => {
    strict = await startTestApp();
    answerNames(strict);
    other = await signUp(strict);
  });
  afterAll(() => strict.close());

  it.each([
    ['nonsense', 'not-a-url'],
    ['/relative', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['ftp://hooks.example.org/', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['http://hooks.example.org/', 'not-https'],
    ['http://127.0.0.1/', 'not-https'],
    ['http://2130706433/', 'not-https'],
    ['https://user@hooks.example.org/', 'has-credentials'],
    ['https://:pass@hooks.example.org/', 'has-credentials'],
    ['https://hooks.example.org/#part', 'has-fragment'],
    ['https://hooks.example.org/#', 'has-fragment'],
    ['https://127.0.0.1/', 'refused-target'],
    ['https://127.0.0.1./', 'refused-target'],
    ['https://2130706433/', 'refused-target'],
    ['https://0x7f.1/', 'refused-target'],
    ['https://0177.0.0.1/', 'refused-target'],
    ['https://127.1/', 'refused-target'],
    ['https://0/', 'refused-target'],
    ['https://１２７.0.0.1/', 'refused-target'],
    ['https://[::1]/', 'refused-target'],
    ['https://[::ffff:127.0.0.1]/', 'refused-target'],
    ['https://[::ffff:7f00:1]/', 'refused-target'],
    ['https://[64:ff9b::a9fe:a9fe]/', 'refused-target'],
    ['https://[2002:7f00:1::]/', 'refused-target'],
    ['https://[fe80::1]/', 'refused-target'],
    ['https://[fd00::1]/', 'refused-target'],
    ['https://169.254.169.254/latest/meta-data', 'refused-target'],
    ['https://10.0.0.1/', 'refused-target'],
    ['https://192.168.0.1:8443/', 'refused-target'],
    ['https://localhost/', 'refused-target'],
    ['https://LOCALHOST/', 'refused-target'],
    ['https://any.localhost/', 'refused-target'],
    ['https://inside.example.org/', 'refused-target'],
    [`https://hooks.example.org/${'\u{1F512}'.repeat(600)}`, 'too-long'],
  ])('not to %s', async (to, code) => {
    const refused = await strict.http.post('/v1/webhooks').set(other.auth).send({ url: to });
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'rule-violated', errors: [{ pointer: '#/url', code }] },
    ]);
  });

  it('to what is public, or cannot be found for now', async () => {
    const made = [
      await makeWebhook(strict, other, 'HTTPS://Hooks.Example.ORG:443/a/../b'),
      await makeWebhook(strict, other, 'https://not-there-yet.example.org/?a=b'),
      await makeWebhook(strict, other, `https://${publicAddress}:8443/x`),
    ];
    expect(made.map((webhook) => webhook.url)).toEqual([
      'https://hooks.example.org/b',
      'https://not-there-yet.example.org/?a=b',
      `https://${publicAddress}:8443/x`,
    ]);
  });

  it('to what the configuration allows, without encryption too', async () => {
    expect((await makeWebhook(app, learner, receiver.url)).url).toBe(`${receiver.url}/`);
    const plain = await send('post', '/v1/webhooks', { url: 'http://hooks.example.org/' });
    expect(plain.body).toMatchObject({ errors: [{ code: 'not-https' }] });
    const mapped = await send('post', '/v1/webhooks', { url: 'http://[::ffff:127.0.0.1]/' });
    expect(mapped.status).toBe(422);
  });
});

describe('GET /v1/webhooks', () => {
  it('lists one’s own, the latest made first', async () => {
    const earlier = await makeWebhook(app, learner, url);
    app.clock.advance({ seconds: 1 });
    const made = [earlier, await makeWebhook(app, learner, url)];
    await makeWebhook(app, await signUp(app), url);
    const first = await get('/v1/webhooks?limit=1');
    const { data, nextCursor } = first.body as { data: WebhookBody[]; nextCursor: string };
    const rest = await get(`/v1/webhooks?limit=1&cursor=${nextCursor}`);
    const ids = [...data, ...(rest.body as { data: WebhookBody[] }).data].map(({ id }) => id);
    expect(ids).toEqual(made.map(({ id }) => id).toReversed());
    expect((rest.body as { nextCursor: null }).nextCursor).toBeNull();
  });
});

describe('PATCH /v1/webhooks/{id}', () => {
  it('changes what it is told', async () => {
    const { id } = await makeWebhook(app, learner, url, { kinds: ['case.opened'] });
    const path = `/v1/webhooks/${id}`;
    const change = { url: receiver.url, kinds: null, description: 'Other' };
    const changed = await send('patch', path, change, `"${id}.1"`);
    expect([changed.status, changed.body]).toMatchObject([
      200,
      { url: `${receiver.url}/`, kinds: null, description: 'Other', version: 2 },
    ]);
    expect(changed.headers['etag']).toBe(`"${id}.2"`);
    expect((await get(path)).body).toEqual(changed.body);
    expect((await send('patch', path, { url }, `"${id}.1"`)).status).toBe(412);
    const without = await app.http.patch(path).set(learner.auth).send({ url });
    expect(without.status).toBe(428);
    expect((await send('patch', path, { description: 'Other' })).body).toEqual(changed.body);
  });

  it('checks a new address as it does a first', async () => {
    const { id } = await makeWebhook(app, learner, url);
    const refused = await send('patch', `/v1/webhooks/${id}`, { url: 'https://10.0.0.1/' });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '#/url' }] }]);
    expect((await getWebhook(app, learner, id)).url).toBe(url);
    expect((await send('patch', `/v1/webhooks/${id}`, { url: null })).status).toBe(400);
  });

  it('switches it off with what waits, and on again', async () => {
    const { id } = await makeWebhook(app, learner, receiver.url);
    await notify(app, gradedNotice(learner));
    const off = await send('patch', `/v1/webhooks/${id}`, { isEnabled: false });
    expect(off.body).toMatchObject({ isEnabled: false, disabledReason: null, version: 2 });
    await notify(app, gradedNotice(learner));
    await send('patch', `/v1/webhooks/${id}`, { isEnabled: true });
    const before = receiver.calls.length;
    await runDueDeliveries(app);
    expect(receiver.calls).toHaveLength(before);
    expect(await listDeliveries(app, learner, id)).toMatchObject([
      { state: 'failed', lastFault: 'disabled', attempts: 0, nextTryAt: null },
    ]);
    await notify(app, gradedNotice(learner));
    await runDueDeliveries(app);
    expect(receiver.calls).toHaveLength(before + 1);
  });
});

describe('DELETE /v1/webhooks/{id}', () => {
  it('ends it, and what waits for it', async () => {
    const { id } = await makeWebhook(app, learner, receiver.url);
    await notify(app, gradedNotice(learner));
    const path = `/v1/webhooks/${id}`;
    expect((await send('delete', path, undefined, `"${id}.7"`)).status).toBe(412);
    expect((await send('delete', path, undefined, `"${id}.1"`)).status).toBe(204);
    expect((await get(path)).status).toBe(404);
    expect((await get(`${path}/deliveries`)).status).toBe(404);
    const before = receiver.calls.length;
    await runDueDeliveries(app);
    expect(receiver.calls).toHaveLength(before);
  });
});

describe('what is kept', () => {
  it('can be taken along, without secrets', async () => {
    const signedIn = await signUp(app);
    const { secret } = await makeWebhook(app, signedIn, url, { description: 'Study bot' });
    const { body, text } = await app.http.get('/v1/me/export').set(signedIn.auth).expect(200);
    const { sections } = body as { sections: { notifications: object } };
    expect(sections.notifications).toMatchObject({ webhooks: [{ url, description: 'Study bot' }] });
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/whsec_|"(?:secret|previousSecret)"/u);
  });

  it('forgets calls after 30 days, and secrets that sign no more', async () => {
    const { id } = await makeWebhook(app, learner, receiver.url);
    await notify(app, gradedNotice(learner));
    await runDueDeliveries(app);
    await send('post', `/v1/webhooks/${id}/rotate-secret`);
    app.clock.advance({ hours: 23 });
    await app.app.get(Jobs).run('purge-webhook-deliveries');
    expect(await oldSecrets(id)).toBe(1);
    app.clock.advance({ hours: 2 });
    await app.app.get(Jobs).run('purge-webhook-deliveries');
    expect(await oldSecrets(id)).toBe(0);
    expect(await listDeliveries(app, learner, id)).toHaveLength(1);
    app.clock.advance({ days: 30 });
    await notify(app, gradedNotice(learner));
    await app.app.get(Jobs).run('purge-webhook-deliveries');
    expect(await listDeliveries(app, learner, id)).toMatchObject([{ state: 'pending' }]);
    await runDueDeliveries(app);
  });

  async function oldSecrets(id: string): Promise<number | undefined> {
    const rows = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(previous_secret)::int AS count FROM webhook WHERE id = $1`,
      [id],
    );
    return rows[0]?.count;
  }
});

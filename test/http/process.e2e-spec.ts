import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { ServerProcess } from '../support/server-process.js';

const person = {
  email: 'grace@example.org',
  password: 'correct-battery-horse-7f3a',
  displayName: 'Grace',
};

describe('the server process', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rehearse-process-'));
  const started: ServerProcess[] = [];
  let server: ServerProcess;
  let url: string;

  function launch(env: Record<string, string> = {}): ServerProcess {
    const launched = new ServerProcess({ DATA_DIR: dataDir, ...env });
    started.push(launched);
    return launched;
  }

  async function start(): Promise<void> {
    // The runtime knows no such zone, and the demo accounts are made in the machine's.
    server = launch({ TZ: 'Foo' });
    url = await server.listening();
  }

  async function logIn(): Promise<number> {
    const { email, password } = person;
    return (await supertest(url).post('/v1/auth/login').send({ email, password })).status;
  }

  beforeAll(start, 60_000);
  afterAll(async () => {
    server.kill('SIGTERM');
    await server.exit();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  it('keeps a registered account', async () => {
    const response = await supertest(url).post('/v1/auth/register').send(person);
    expect(response.status).toBe(201);
    expect(await logIn()).toBe(200);
  });

  it('lets a request in flight finish when it is told to stop', async () => {
    const request = slowLogIn(new URL(url));
    await request.sendHalf();
    const stoppedAt = performance.now();
    server.kill('SIGTERM');
    await delay(500);
    expect((await fetch(`${url}/health/live`).catch(() => null))?.status).toBeUndefined();
    const response = await request.sendRest();
    expect(response).toMatch(/^HTTP\/1\.1 200 /u);
    expect(response).toContain('accessToken');
    expect(response).toMatch(/\r\nConnection: close\r\n/u);
    expect(await server.exit()).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
  }, 30_000);

  it('starts again on the same data', async () => {
    await start();
    expect(await logIn()).toBe(200);
  }, 60_000);

  it('loses nothing when it is killed', async () => {
    const other = { ...person, email: 'alan@example.org' };
    const registered = await supertest(url).post('/v1/auth/register').send(other);
    expect(registered.status).toBe(201);
    server.kill('SIGKILL');
    expect(await server.exit()).toBeNull();
    await start();
    const { email, password } = other;
    const response = await supertest(url).post('/v1/auth/login').send({ email, password });
    expect(response.status).toBe(200);
  }, 60_000);

  it('says in one sentence that its port is taken', async () => {
    const second = launch({
      PORT: new URL(url).port,
      DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? '',
    });
    expect(await second.exit()).toBe(1);
    expect(second.stderr.trim().split('\n')).toHaveLength(1);
    expect(second.stderr).toMatch(/^The port is taken .*\.$/mu);
    expect(await logIn()).toBe(200);
  }, 30_000);

  it('announces its end to those who probe, and serves until then', async () => {
    const leaving = launch({
      SHUTDOWN_DELAY_MS: '1500',
      DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? '',
    });
    const address = await leaving.listening();
    const statusOf = async (path: string): Promise<number | null> =>
      (await fetch(`${address}${path}`).catch(() => null))?.status ?? null;
    expect(await statusOf('/health/ready')).toBe(200);
    leaving.kill('SIGTERM');
    await delay(300);
    expect(await statusOf('/health/ready')).toBe(503);
    expect(await statusOf('/health/live')).toBe(200);
    expect(await statusOf('/problems/not-found')).toBe(200);
    // How long closing takes is the machine's business; that nobody is served afterwards is ours.
    expect(await leaving.exit()).toBe(0);
    expect(await statusOf('/health/live')).toBeNull();
  }, 30_000);

  it('logs requests without what is secret in them', async () => {
    const token = 'rhs_a-token-that-nobody-may-see';
    await supertest(url)
      .get('/v1/me?cursor=a-cursor-to-hide')
      .set('Authorization', `Bearer ${token}`)
      .set('Cookie', 'session=a-cookie-to-hide');
    await supertest(url).get('/v1/calendars/rhc_an-address-to-hide.ics');
    await supertest(url).get('/report/rhp_an-address-to-hide/chart.svg');
    await supertest(url)
      .post('/v1/auth/login')
      .send({ email: person.email, password: 'a-wrong-password-to-hide' });
    await delay(200);
    const output = started.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(output).toContain('"path":"/v1/auth/login"');
    expect(output).toContain('"path":"/v1/calendars/[secret].ics"');
    expect(output).toContain('"path":"/report/[secret]/chart.svg"');
    const secrets = [person.password, person.email, token, 'to-hide', '"authorization"'];
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  });
});

/** A log-in whose body arrives in two parts, as over a slow line. */
function slowLogIn({ hostname, port }: URL): {
  sendHalf(): Promise<void>;
  sendRest(): Promise<string>;
} {
  const { email, password } = person;
  const body = JSON.stringify({ email, password });
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  const closed = new Promise<string>((resolve, reject) => {
    socket.once('close', () => resolve(received));
    socket.once('error', reject);
  });
  const head = [
    'POST /v1/auth/login HTTP/1.1',
    'Host: rehearse',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ].join('\r\n');
  return {
    async sendHalf() {
      socket.write(`${head}\r\n\r\n${body.slice(0, 10)}`);
      await delay(200);
    },
    async sendRest() {
      socket.write(body.slice(10));
      return closed;
    },
  };
}

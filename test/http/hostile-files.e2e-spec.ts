import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileFormats, type FormatName } from '../../src/bank-exchange/file-formats.js';
import { bankDocument, questionDocument } from '../support/bank-document.js';
import { importFile, makeBank, sendFile, snapshotOf } from '../support/bank-imports.js';
import { hostileAnkiFiles } from '../support/hostile-anki-files.js';
import { hostileTextFiles } from '../support/hostile-text-files.js';
import { hostileXmlFiles } from '../support/hostile-xml-files.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { zipFile } from '../support/zip-file.js';

interface Hostile {
  readonly name: string;
  readonly format: FormatName;
  readonly bytes: () => Buffer;
  readonly refused: 'file' | 'question';
  /** Null where it does no harm. */
  readonly code: string | null;
}

const mebibyte = 1024 * 1024;
const sound = JSON.stringify(bankDocument('sound', [questionDocument('sound')]));

const own: readonly Hostile[] = [
  {
    name: 'a table that is sent as JSON',
    format: 'json',
    refused: 'file',
    code: 'malformed',
    bytes: () => Buffer.from('slug,title\r\na,b\r\n'),
  },
  {
    name: 'a zip file that is sent as YAML',
    format: 'yaml',
    refused: 'file',
    code: 'not-utf8',
    bytes: () => zipFile([{ name: 'bank.yaml', content: gzipSync(sound) }]),
  },
  {
    name: 'gzip that is sent as a zip file',
    format: 'qti',
    refused: 'file',
    code: 'not-utf8',
    bytes: () => gzipSync(sound),
  },
  {
    name: 'a cell of 60 MiB',
    format: 'csv',
    refused: 'file',
    code: 'too-large',
    bytes: () => Buffer.from(`title,prompt\r\na,${'b'.repeat(60 * mebibyte)}\r\n`),
  },
  {
    name: 'a question of 60 MiB',
    format: 'json',
    refused: 'file',
    code: 'too-large',
    bytes: () => Buffer.from(sound.replace('"Ten."', `"${'x'.repeat(60 * mebibyte)}"`)),
  },
  {
    name: 'four million brackets',
    format: 'json',
    refused: 'file',
    code: 'malformed',
    bytes: () => Buffer.from('['.repeat(3_900_000)),
  },
];

/** Every one of them is met by the spec of its reader; here, one for each way to be refused. */
const files = onePerRefusal([
  ...hostileAnkiFiles.map((file): Hostile => ({ ...file, refused: 'file' })),
  ...hostileTextFiles,
  ...hostileXmlFiles.map((file): Hostile => ({
    name: file.name,
    format: file.format,
    bytes: () => file.bytes(),
    refused: file.of,
    code: file.code,
  })),
  ...own,
]);

function onePerRefusal(all: readonly Hostile[]): Hostile[] {
  const byRefusal = new Map(
    all.map((file) => [`${file.format} ${file.refused} ${file.code}`, file] as const),
  );
  return Array.from(byRefusal.values());
}

/** What does not even become a task. */
function refusalOnArrival(bytes: Buffer): number | null {
  if (bytes.length === 0) return 400;
  return bytes.length > 64 * mebibyte ? 413 : null;
}

describe('files made to hurt', () => {
  let app: TestApp;
  let coach: SignedUp;
  let bankId: string;
  let before: string[];

  beforeAll(async () => {
    app = await startTestApp();
    coach = await signUp(app, { role: 'coach' });
    bankId = await makeBank(app, coach);
    before = await snapshotOf(app);
  });
  afterAll(() => app.close());

  /** The server goes on as if nothing had been. */
  async function expectToBeServed(): Promise<void> {
    const askedAt = performance.now();
    const response = await app.http.get('/v1/banks?limit=1').set(coach.auth);
    expect(response.status).toBe(200);
    expect(performance.now() - askedAt).toBeLessThan(2000);
  }

  describe('POST /v1/bank-imports', () => {
    it('meets more than forty of them', () => {
      expect(files.length).toBeGreaterThan(40);
    });

    it.each(files)('refuses $format: $name as $code', async ({ format, bytes, refused, code }) => {
      const file = bytes();
      const type = fileFormats[format].mediaTypes[0];
      const status = refusalOnArrival(file);
      if (status !== null) {
        const response = await sendFile(app, coach, file, { bankId, format, type });
        expect(response.status).toBe(status);
        return;
      }
      const { task, report, items } = await importFile(app, coach, file, {
        bankId,
        format,
        type,
        ...(code === null ? { dryRun: 'true' } : {}),
      });
      if (code === null) {
        expect(task.state).toBe('done');
      } else if (refused === 'file') {
        expect(report).toMatchObject({ state: 'unreadable', fault: { code } });
        expect(task).toMatchObject({ state: 'failed', problem: { code: 'validation-failed' } });
      } else {
        expect(items.flatMap(({ problems }) => problems)).toContainEqual(
          expect.objectContaining({ code, severity: 'error' }),
        );
        expect(task).toMatchObject({ state: 'failed', problem: { code: 'rule-violated' } });
      }
      await expectToBeServed();
    });

    it.each([
      ['nothing at all', '', { type: 'application/json' }, 400, 'malformed-request'],
      ['65 MiB', 'x'.repeat(65 * mebibyte), { type: 'text/csv' }, 413, 'payload-too-large'],
      [
        'a table that is called QTI',
        'a,b',
        { type: 'text/csv', format: 'qti' },
        400,
        'validation-failed',
      ],
      ['a picture', 'GIF89a', { type: 'image/gif' }, 415, 'unsupported-media-type'],
    ])('does not take in %s', async (_, body, query, status, code) => {
      const response = await sendFile(app, coach, body, { bankId, ...query });
      expect(response.status).toBe(status);
      expect(response.body).toMatchObject({ code });
      await expectToBeServed();
    });

    it('does not take in what is compressed on its way', async () => {
      const response = await app.http
        .post('/v1/bank-imports')
        .query({ bankId })
        .set({ ...coach.auth, 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
        .set('Idempotency-Key', randomUUID())
        .serialize((body) => body as string)
        .send(gzipSync(Buffer.alloc(10 * mebibyte)) as unknown as string);
      expect(response.status).toBe(415);
      await expectToBeServed();
    });

    it('gives up a cell of 100 MB as soon as it is too much', async () => {
      expect(await stream(100)).toBe(413);
      await expectToBeServed();
    });

    it('has written nothing of them', async () => {
      expect(await snapshotOf(app)).toEqual(before);
    });
  });

  /** Sends a cell of so many megabytes without saying how long it is. @returns the status, 413 if cut off */
  async function stream(megabytes: number): Promise<number> {
    const { hostname, port } = new URL(await app.app.getUrl());
    return new Promise((resolve) => {
      const sending = request({
        hostname,
        port,
        method: 'POST',
        path: `/v1/bank-imports?bankId=${bankId}`,
        headers: {
          ...coach.auth,
          'Content-Type': 'text/csv',
          'Idempotency-Key': randomUUID(),
        },
      });
      sending.once('response', (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
        sending.destroy();
      });
      sending.on('error', () => undefined);
      sending.write('slug,title\r\na,"');
      const megabyte = Buffer.alloc(1_000_000, 'x');
      let left = megabytes;
      const send = (): void => {
        for (; left > 0; left -= 1) if (!sending.write(megabyte)) break;
        left -= 1;
        if (left > 0) sending.once('drain', send);
        else sending.end('"\r\n');
      };
      send();
    });
  }
});

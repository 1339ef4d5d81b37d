import { deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { ProblemBody } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import {
  jpeg,
  losslessWebp,
  lossyWebp,
  png,
  pngChunk,
  withSegment,
  withWebpChunk,
} from '../support/pictures.js';
import { addEvidence, link, portfolio, putPicture, screenshot } from '../support/portfolio.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { zipFile } from '../support/zip-file.js';

let app: TestApp;
let learner: SignedUp;
let id: string;

beforeAll(async () => {
  app = await startTestApp();
  learner = await signUp(app);
});
beforeEach(async () => {
  ({ id } = await addEvidence(app, learner, screenshot()));
});
afterAll(() => app.close());

const put = (bytes: Buffer, type?: string) =>
  putPicture(app, learner, id, { bytes, ...(type === undefined ? {} : { type }) });
const getFile = (headers: object = {}, who = learner) =>
  app.http
    .get(`${portfolio}/${id}/file`)
    .set({ ...who.auth, ...headers })
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
const read = () => app.http.get(`${portfolio}/${id}`).set(learner.auth);
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const text = (words: string) => Buffer.from(words, 'latin1');

describe('PUT /v1/portfolio/evidence/:id/file', () => {
  it.each([
    ['image/png', png()],
    ['image/jpeg', jpeg],
    ['image/webp', lossyWebp],
    ['image/webp', losslessWebp],
  ])('stores %s, by its bytes, whatever it is sent as', async (mediaType, bytes) => {
    for (const sentAs of ['image/png', 'image/jpeg', 'image/webp']) {
      const response = await put(bytes, sentAs);
      expect(response.status).toBe(200);
      expect(response.body).toMatchObject({
        standing: 'counts',
        file: { mediaType, width: 3, height: 2, byteCount: bytes.length },
      });
    }
    const file = await getFile();
    expect(file.headers['content-type']).toBe(mediaType);
    expect(bytes.equals(file.body as Buffer)).toBe(true);
  });

  it('replaces the picture before, and the same once more changes nothing', async () => {
    expect((await put(png())).body).toMatchObject({ version: 2 });
    expect((await put(png())).body).toMatchObject({ version: 2 });
    const other = await put(jpeg, 'image/jpeg');
    expect(other.body).toMatchObject({ version: 3, file: { mediaType: 'image/jpeg' } });
    expect((await read()).body).toEqual(other.body);
    expect(other.headers['etag']).toBe(`"${id}.3"`);
  });

  it.each([
    ['Exif of a JPEG', withSegment(0xe1, 'Exif\0\0 at home'), jpeg],
    ['a comment of a JPEG', withSegment(0xfe, '<?php at home'), jpeg],
    ['text of a PNG', png({ before: [pngChunk('tEXt', text('Where\0at home'))] }), png()],
    ['Exif of a WebP', withWebpChunk('EXIF', 'at home!'), lossyWebp],
  ])('leaves out %s', async (_what, bytes, left) => {
    expect((await put(bytes)).status).toBe(200);
    expect(left.equals((await getFile()).body as Buffer)).toBe(true);
  });

  const zip = zipFile([{ name: '42.zip', content: Buffer.alloc(100_000), deflate: true }]);

  it.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-a-picture'],
    ['HTML', text('<!doctype html><script>alert(1)</script>'), 'not-a-picture'],
    ['a ZIP', zip, 'not-a-picture'],
    ['a GIF', text('GIF89a\x01\0\x01\0\0\0\0;'), 'not-a-picture'],
    ['deflated zeros', deflateRawSync(Buffer.alloc(1_000_000)), 'not-a-picture'],
    ['a picture and a ZIP in one', Buffer.concat([png(), zip]), 'trailing-data'],
    ['a picture and a page in one', Buffer.concat([jpeg, text('<script>')]), 'trailing-data'],
    ['half a PNG', png().subarray(0, 40), 'broken'],
    ['half a JPEG', jpeg.subarray(0, 200), 'broken'],
    ['half a WebP', lossyWebp.subarray(0, 60), 'broken'],
    ['10,000 by 10,000', png({ width: 10_000, height: 10_000 }), 'too-many-pixels'],
    [
      'a bomb that says how large it is',
      png({ width: 60_000, height: 60_000, data: deflateSync(Buffer.alloc(4_000_000)) }),
      'too-many-pixels',
    ],
    ['a WebP that moves', withWebpChunk('ANMF', 'frames'), 'animated'],
  ])('refuses %s, and keeps what was there', async (_what, bytes, code) => {
    await put(png());
    const response = await put(bytes);
    expect(refusal(response)).toEqual([422, 'rule-violated']);
    expect((response.body as ProblemBody).errors).toMatchObject([{ pointer: '#', code }]);
    expect((await read()).body).toMatchObject({ version: 2, file: { mediaType: 'image/png' } });
  });

  it('refuses other media types, compressed bodies and forms', async () => {
    const types = ['image/svg+xml', 'text/html', 'application/json', 'multipart/form-data'];
    for (const type of types) expect(refusal(await put(png(), type))[0]).toBe(415);
    const packed = await app.http
      .put(`${portfolio}/${id}/file`)
      .set({ ...learner.auth, 'Content-Type': 'image/png', 'Content-Encoding': 'gzip' })
      .send(png());
    expect(packed.status).toBe(415);
    expect((await read()).body).toMatchObject({ version: 1, file: null });
  });

  it('refuses an empty body, and one over 2 MiB', async () => {
    expect(refusal(await put(Buffer.alloc(0)))).toEqual([400, 'malformed-request']);
    const filled = (bytes: number) =>
      png({ data: Buffer.alloc(bytes - png({ data: Buffer.alloc(0) }).length) });
    const most = 2 * 1024 * 1024;
    expect((await put(filled(most))).body).toMatchObject({ file: { byteCount: most } });
    expect(refusal(await put(filled(most + 1)))).toEqual([413, 'payload-too-large']);
  });

  it('keeps to 20 MiB for a portfolio, where a smaller one in place of a larger fits', async () => {
    const full = await signUp(app);
    const own = await addEvidence(app, full, screenshot());
    const big = png({ data: Buffer.alloc(2_000_000) });
    expect((await putPicture(app, full, own.id, { bytes: big })).status).toBe(200);
    await app.dataSource.query(
      `WITH copies AS (
         INSERT INTO portfolio_evidence
         SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).*
           FROM portfolio_evidence e, generate_series(1, 9) WHERE e.id = $1 RETURNING id)
       SELECT id FROM copies`,
      [own.id],
    );
    await app.dataSource.query(
      `INSERT INTO portfolio_file
       SELECT f.learner_id, e.id, f.media_type, f.width, f.height, f.byte_count, f.sha256, f.content, f.stored_at
         FROM portfolio_file f JOIN portfolio_evidence e ON e.learner_id = f.learner_id AND e.id <> f.evidence_id
        WHERE f.evidence_id = $1`,
      [own.id],
    );
    const last = await addEvidence(app, full, screenshot());
    expect(refusal(await putPicture(app, full, last.id, { bytes: big }))).toEqual([
      409,
      'invalid-state',
    ]);
    expect((await putPicture(app, full, own.id, { bytes: png() })).status).toBe(200);
    expect((await putPicture(app, full, last.id, { bytes: png() })).status).toBe(200);
  });

  it('is for screenshots, and for those of one’s own', async () => {
    const { id: other } = await addEvidence(app, learner, link());
    expect(refusal(await putPicture(app, learner, other))).toEqual([409, 'invalid-state']);
    const stranger = await signUp(app);
    expect(refusal(await putPicture(app, stranger, id))).toEqual([404, 'not-found']);
    expect((await getFile({}, stranger)).status).toBe(404);
  });
});

describe('GET /v1/portfolio/evidence/:id/file', () => {
  it('is a download that can be nothing but a picture', async () => {
    await put(png());
    const { status, headers } = await getFile();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png().length),
      'content-disposition': `attachment; filename="evidence-${id}.png"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });

  it('is not sent again to who has it', async () => {
    await put(png());
    const etag = String((await getFile()).headers['etag']);
    expect(etag).toMatch(/^"[\w-]{43}"$/u);
    expect((await getFile({ 'If-None-Match': etag })).status).toBe(304);
    await put(jpeg);
    expect((await getFile({ 'If-None-Match': etag })).status).toBe(200);
  });

  it('is not there before it was sent', async () => {
    expect((await getFile()).status).toBe(404);
  });
});

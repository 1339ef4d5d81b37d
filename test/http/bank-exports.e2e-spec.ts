import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bankDocument, questionDocument } from '../support/bank-document.js';
import { addCollaborator, importFile, makeBank } from '../support/bank-imports.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const lossless = ['json', 'yaml', 'csv', 'markdown'] as const;
const mediaTypes = {
  json: 'application/json',
  yaml: 'application/yaml',
  csv: 'text/csv',
  markdown: 'text/markdown',
  'moodle-xml': 'application/xml',
  qti: 'application/zip',
  gift: 'text/plain',
} as const;

const head = { slug: 'exported', visibility: 'private' };
const file = bankDocument('exported', [
  questionDocument('first', { title: 'Über "alles", =1+1\n' }),
  questionDocument('second', { externalId: 'card-2', hints: ['One.', 'Two\r\nlines.'] }),
  questionDocument('third', {
    variantOf: 'first',
    outline: Array.from('abcdefgh', (x) => `Third ${x}.`),
  }),
]);

describe('exports of banks', () => {
  let app: TestApp;
  let coach: SignedUp;
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    coach = await signUp(app, { role: 'coach' });
    bankId = await makeBank(app, coach, head);
    await publish(coach, bankId, file);
  });
  afterAll(() => app.close());

  async function publish(account: SignedUp, into: string, document: object): Promise<void> {
    const { task } = await importFile(app, account, document, { bankId: into, publish: 'true' });
    if (task.state !== 'done') throw new Error(JSON.stringify(task.problem));
  }

  const get = (account: SignedUp, query: object = {}, id = bankId) =>
    app.http
      .get(`/v1/banks/${id}/export`)
      .query(query)
      .set(account.auth)
      .buffer()
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const bytesOf = async (account: SignedUp, query: object, id = bankId): Promise<Buffer> => {
    const response = await get(account, query, id);
    if (response.status !== 200) throw new Error(`export: ${response.status}`);
    return response.body as Buffer;
  };

  describe('GET /v1/banks/{id}/export', () => {
    it.each(lossless)(
      'in %s comes back as the same bytes, out of another bank too',
      async (format) => {
        const bytes = await bytesOf(coach, { format });
        const type = mediaTypes[format];
        const again = await importFile(app, coach, bytes, {
          bankId,
          publish: 'true',
          format,
          type,
        });
        expect(again.report).toMatchObject({ state: 'done', counts: { same: 3, reject: 0 } });
        const other = await signUp(app, { role: 'coach' });
        const copyId = await makeBank(app, other, head);
        const copied = await importFile(app, other, bytes, {
          bankId: copyId,
          publish: 'true',
          format,
          type,
        });
        expect(copied.report.counts).toMatchObject({ create: 3, reject: 0 });
        expect((await bytesOf(other, { format }, copyId)).equals(bytes)).toBe(true);
      },
    );

    it.each(Object.entries(mediaTypes))('is labelled as %s', async (format, type) => {
      const response = await get(coach, { format });
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toMatch(new RegExp(`^${type}(?:;|$)`, 'u'));
      expect(response.headers['content-disposition']).toMatch(
        /^attachment; filename="exported-1\.0\.0\./u,
      );
      expect((response.body as Buffer).length).toBeGreaterThan(100);
      const byAccept = await get(coach).set('Accept', type);
      expect(byAccept.headers['content-type']).toBe(response.headers['content-type']);
      expect((byAccept.body as Buffer).equals(response.body as Buffer)).toBe(true);
    });

    it('refuses a format that it is not offered in', async () => {
      expect((await get(coach).set('Accept', 'image/png')).status).toBe(406);
      expect((await get(coach, { format: 'anki-text' })).status).toBe(400);
    });

    it('holds an old release as it was, and drafts where they are asked for', async () => {
      const id = await makeBank(app, coach);
      const document = bankDocument('aging', [questionDocument('a'), questionDocument('b')]);
      await publish(coach, id, document);
      const first = await bytesOf(coach, {}, id);
      const changed = questionDocument('a', { title: 'Changed' });
      await publish(coach, id, bankDocument('aging', [changed, questionDocument('c')]));
      const draft = { slug: 'a', title: 'Drafted' };
      const drafts = bankDocument('aging', [draft, { slug: 'd', title: 'New' }]);
      await importFile(app, coach, drafts, { bankId: id });
      const titles = async (query: object): Promise<unknown> => {
        const text = (await bytesOf(coach, query, id)).toString();
        const { questions } = JSON.parse(text) as { questions: { title: string }[] };
        return questions.map(({ title }) => title);
      };
      expect((await bytesOf(coach, { release: 1 }, id)).equals(first)).toBe(true);
      expect(await titles({})).toEqual(['Changed', 'Title of b', 'Title of c']);
      expect(await titles({ drafts: 'true' })).toEqual([
        'Drafted',
        'Title of b',
        'Title of c',
        'New',
      ]);
      expect((await get(coach, { release: 9 }, id)).status).toBe(404);
    });

    it('is for those who work on the bank, and for all who may read an open one', async () => {
      const viewer = await signUp(app, { role: 'coach' });
      const learner = await signUp(app);
      await addCollaborator(app, bankId, viewer, 'viewer');
      expect((await get(viewer)).status).toBe(200);
      expect((await get(viewer, { drafts: 'true' })).status).toBe(200);
      expect((await get(learner)).status).toBe(404);
      expect((await get(learner, {}, randomUUID())).status).toBe(404);
      const closed = await makeBank(app, coach, { visibility: 'public' });
      expect((await get(learner, {}, closed)).status).toBe(403);
      const open = await makeBank(app, coach, { visibility: 'public', reveal: 'open' });
      expect((await get(learner, {}, open)).status).toBe(200);
      expect((await get(learner, { drafts: 'true' }, open)).status).toBe(403);
    });
  });

  describe('GET /v1/bank-imports/template', () => {
    it('is a table that can be imported', async () => {
      const response = await app.http.get('/v1/bank-imports/template').set(coach.auth);
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toMatch(/^text\/csv/u);
      const id = await makeBank(app, coach);
      const { report } = await importFile(app, coach, response.text, {
        bankId: id,
        publish: 'true',
        type: 'text/csv',
      });
      expect(report).toMatchObject({ state: 'done', counts: { create: 1, reject: 0 } });
      const learner = await signUp(app);
      const refused = await app.http.get('/v1/bank-imports/template').set(learner.auth);
      expect(refused.status).toBe(403);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import type { ReadinessReport } from '../../src/readiness/domain/readiness-report.js';
import { answerQuestion, gradeAttempt, importQuestions, sheet } from '../support/answering.js';
import { bankOf } from '../support/coaching.js';
import { signUp, type SignedUp } from '../support/login.js';
import { addEvidence, link as evidence } from '../support/portfolio.js';
import { startPractising } from '../support/practice.js';
import { setTarget, targetsPath } from '../support/readiness.js';
import { pathOf, shareReport } from '../support/share-links.js';
import { formatSecretToken, parseSecretToken } from '../../src/kernel/secret-token.js';
import { secretPartOf } from '../support/secret-part.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const targetName = '=HYPERLINK("https://evil.example") <b>Старший</b> שלום 😀 | *x*';
const monday = '2026-03-02T09:00:00.000Z';

let app: TestApp;
let learner: SignedUp;
let other: SignedUp;
let targetId: string;
let emptyId: string;
let attemptId: string;
let isReport: ValidateFunction;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set(monday);
  learner = await startPractising(app, { displayName: 'Робин <Example>' });
  const [first = '', second = ''] = await importQuestions(app, 'reports', 2);
  const bankIds = [await bankOf(app, first)];
  other = await startPractising(app);
  emptyId = (await setTarget(app, other, { bankIds })).id;
  targetId = (await setTarget(app, learner, { name: targetName, bankIds })).id;
  attemptId = (await answerQuestion(app, learner, first)).id;
  await gradeAttempt(app, learner, attemptId, sheet('33322'));
  const { id: secondId } = await answerQuestion(app, learner, second);
  await gradeAttempt(app, learner, secondId, sheet('03322'));
  const skills = [{ skill: 'test-skill', level: 'senior' }];
  const url = 'https://example.org/work?a=1&b=(2)';
  await addEvidence(app, learner, evidence({ title: 'A [load] test', url, skills }));
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  isReport = ajv.compile((await app.http.get('/v1/readiness/report-schema')).body as object);
}, 60_000);
afterAll(() => app.close());

/** A document as bytes, whatever it says it is. */
const get = (query: string, id = targetId, accept = '*/*', who = learner) =>
  app.http
    .get(`${targetsPath}/${id}/report${query}`)
    .set({ ...who.auth, Accept: accept })
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
const textOf = ({ body }: { body: unknown }): string => (body as Buffer).toString('utf8');
const open = (path: string, accept = '*/*') => app.http.get(path).set('Accept', accept);
const share = (wish: object, id = targetId) =>
  app.http.post(`${targetsPath}/${id}/share-links`).set(learner.auth).send(wish);

describe('GET /v1/readiness/targets/:id/report', () => {
  it('is JSON by the published schema, the same as the score', async () => {
    const response = await get('');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const report = JSON.parse(textOf(response)) as ReadinessReport;
    expect([isReport(report), isReport.errors]).toEqual([true, null]);
    expect(report).toMatchObject({ status: 'thin', attempts: 2, targetName });
    expect(report.skills[0]?.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'attempt', id: attemptId }),
        expect.objectContaining({ kind: 'portfolio', title: 'A [load] test' }),
      ]),
    );
    const score = await app.http.get(`${targetsPath}/${targetId}/score`).set(learner.auth);
    expect(report).toEqual(score.body);
  });

  it('has addresses that programs can follow, in every format', async () => {
    const typed = ['/ü?x="b"', '/a|b/<x>', "/%zz/it's"];
    for (const rest of typed) {
      const skills = [{ skill: 'test-skill', level: 'senior' }];
      await addEvidence(app, other, evidence({ url: `https://example.org${rest}`, skills }));
    }
    const shown = ['/%C3%BC?x=%22b%22', '/a%7Cb/%3Cx%3E', '/%25zz/it%27s'];
    const urls = shown.map((rest) => `https://example.org${rest}`);
    const report = JSON.parse(textOf(await get('', emptyId, '*/*', other))) as ReadinessReport;
    expect([isReport(report), isReport.errors]).toEqual([true, null]);
    const told = report.skills[0]?.evidence.map(({ url }) => url);
    expect(new Set(told)).toEqual(new Set(urls));
    const page = textOf(await get('?format=html', emptyId, '*/*', other));
    const markdown = textOf(await get('?format=markdown', emptyId, '*/*', other));
    for (const url of urls) {
      expect(page).toContain(`href="${url}"`);
      expect(markdown).toContain(url);
    }
    const pdf = (await get('?format=pdf', emptyId, '*/*', other)).body as Buffer;
    const paper = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
    const links = (await paper.getAnnotations()) as { url?: string }[];
    expect(new Set(links.map(({ url }) => url))).toEqual(new Set(urls));
  });

  it('tells of every question on request', async () => {
    const report = JSON.parse(textOf(await get('?detail=questions'))) as ReadinessReport;
    expect([isReport(report), isReport.errors]).toEqual([true, null]);
    expect(report.questions).toHaveLength(2);
  });

  it('is CSV that no spreadsheet computes', async () => {
    const response = await get('?format=csv');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers['content-disposition']).toMatch(
      /^inline; filename="readiness-[a-z\d-]+-2026-03-02\.csv"$/u,
    );
    const rows = parse<Record<string, string>>(textOf(response), { columns: true });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ target_id: targetId, skill_id: 'test-skill', status: 'thin' });
    expect(rows[0]?.['evidence']).toContain(`attempt:${attemptId}`);
  });

  it.each([
    ['svg', 'image/svg+xml; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['pdf', 'application/pdf'],
    ['markdown', 'text/markdown; charset=utf-8'],
  ])('is %s, labelled as such', async (format, type) => {
    const response = await get(`?format=${format}&theme=dark&chart=radar`);
    expect([response.status, response.headers['content-type']]).toEqual([200, type]);
    expect(response.headers['content-disposition']).toContain('filename="readiness-');
    if (format === 'svg' || format === 'html') {
      expect(response.headers['content-security-policy']).toMatch(/^default-src 'none';/u);
      expect(textOf(response)).toContain('&lt;b&gt;Старший&lt;/b&gt; שלום 😀');
      expect(textOf(response)).not.toContain('<b>');
    }
  });

  it('is one sheet of paper with everything on it', async () => {
    const { body } = await get('?format=pdf');
    const { text, totalPages } = await extractText(
      await getDocumentProxy(new Uint8Array(body as Buffer)),
      { mergePages: true },
    );
    expect(totalPages).toBe(1);
    for (const words of ['Старший', 'Робин', 'Thin evidence', 'do not use it for hiring']) {
      expect(text).toContain(words);
    }
  });

  it('is what Accept likes best, and nothing that is not offered', async () => {
    expect((await get('', targetId, 'application/pdf')).headers['content-type']).toContain('pdf');
    expect((await get('', targetId, 'image/png')).status).toBe(406);
    expect((await get('?format=docx')).status).toBe(400);
    expect((await get('?detail=everything')).status).toBe(400);
  });

  it('is for whoever has the target', async () => {
    expect((await get('', emptyId)).status).toBe(404);
  });
});

describe('GET /v1/readiness/report-schema', () => {
  it('is there for everybody, as a schema', async () => {
    const response = await app.http.get('/v1/readiness/report-schema');
    expect(response.headers['content-type']).toContain('application/schema+json');
    expect(response.body).toMatchObject({ $schema: expect.stringContaining('2020-12') });
  });
});

describe('POST /v1/readiness/targets/:id/share-links', () => {
  it('tells an address, of which only the hash is kept', async () => {
    const response = await share({ sections: ['overall', 'ranges'], showName: true });
    expect(response.status).toBe(201);
    const link = response.body as { id: string; url: string };
    expect(link).toMatchObject({ targetId, showName: true, frozen: false });
    expect(response.headers['location']).toBe(`/v1/readiness/share-links/${link.id}`);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(link.url).toMatch(/\/report\/rhp_[0-9a-f]{32}_[\w-]{43}_[0-9a-f]{8}$/u);
    const [row] = await app.dataSource.query<{ text: string }[]>(
      'SELECT row_to_json(l)::text AS text FROM readiness_share_link l WHERE id = $1',
      [link.id],
    );
    expect(row?.text).not.toContain(secretPartOf(link.url.split('/').at(-1) ?? null));
    const { url: _, ...rest } = link;
    const read = await app.http.get(response.headers['location'] ?? '').set(learner.auth);
    expect(read.body).toEqual(rest);
  });

  it('ends in thirty days, or as wanted within a year', async () => {
    const days = (count: number) =>
      new Date(app.clock.now().getTime() + count * 86_400_000).toISOString();
    const usual = await shareReport(app, learner, targetId);
    expect(Date.parse(usual.expiresAt) - Date.parse(usual.createdAt)).toBe(30 * 86_400_000);
    const wanted = days(300);
    expect(await shareReport(app, learner, targetId, { expiresAt: wanted })).toMatchObject({
      expiresAt: wanted,
    });
    for (const expiresAt of [days(-1), days(367)]) {
      const { status, body } = await share({ sections: ['overall'], expiresAt });
      expect([status, body]).toMatchObject([422, { errors: [{ pointer: '#/expiresAt' }] }]);
    }
  });

  it.each([
    [['ranges'], '#/sections/0'],
    [['overall', 'evidence'], '#/sections/1'],
    [['overall', 'skills', 'explanation'], '#/sections/2'],
  ])('refuses %j, which lacks something', async (sections, pointer) => {
    const { status, body } = await share({ sections });
    expect([status, body]).toMatchObject([422, { errors: [{ pointer, code: 'lacks-section' }] }]);
  });

  it.each([[[]], [['all']], [['overall', 'overall']], ['overall']])(
    'refuses %j, which is no choice',
    async (sections) => {
      expect((await share({ sections })).status).toBe(400);
    },
  );

  it('lets fifty work at a time', async () => {
    const owner = await startPractising(app);
    const { id } = await setTarget(app, owner);
    for (let made = 0; made < 50; made += 1) await shareReport(app, owner, id);
    const refused = await app.http
      .post(`${targetsPath}/${id}/share-links`)
      .set(owner.auth)
      .send({ sections: ['overall'] });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'invalid-state' }]);
    app.clock.advance({ days: 31 });
    await shareReport(app, owner, id);
    const { body } = await app.http.get(`${targetsPath}/${id}/share-links`).set(owner.auth);
    expect((body as { data: unknown[] }).data).toHaveLength(1);
    app.clock.set(monday);
  });
});

describe('GET /v1/readiness/targets/:id/share-links', () => {
  it('lists them page by page, the latest first, without addresses', async () => {
    const owner = await startPractising(app);
    const { id } = await setTarget(app, owner);
    const made: string[] = [];
    for (let index = 0; index < 3; index += 1) made.push((await shareReport(app, owner, id)).id);
    const list = (query: string) =>
      app.http.get(`${targetsPath}/${id}/share-links${query}`).set(owner.auth);
    const first = await list('?limit=2');
    const page = first.body as { data: { id: string }[]; nextCursor: string };
    expect(page.data.map((link) => link.id)).toEqual([made[2], made[1]]);
    expect(first.text).not.toContain('rhp_');
    const rest = (await list(`?limit=2&cursor=${page.nextCursor}`)).body as typeof page;
    expect([rest.data.map((link) => link.id), rest.nextCursor]).toEqual([[made[0]], null]);
  });
});

describe('DELETE /v1/readiness/share-links/:id', () => {
  it('ends a link at once, and once', async () => {
    const link = await shareReport(app, learner, targetId);
    expect((await open(pathOf(link))).status).toBe(200);
    const revoke = () => app.http.delete(`/v1/readiness/share-links/${link.id}`).set(learner.auth);
    expect((await revoke()).status).toBe(204);
    expect((await open(pathOf(link))).status).toBe(404);
    expect((await revoke()).status).toBe(404);
  });
});

const documents = {
  '': 'text/html; charset=utf-8',
  '/report.pdf': 'application/pdf',
  '/report.json': 'application/json; charset=utf-8',
  '/report.md': 'text/markdown; charset=utf-8',
  '/chart.svg': 'image/svg+xml; charset=utf-8',
  '/badge.svg': 'image/svg+xml; charset=utf-8',
};

describe('GET /report/:token', () => {
  it.each(Object.entries(documents))('shows the report at …%s', async (rest, type) => {
    const link = await shareReport(app, learner, targetId);
    const { status, headers } = await open(`${pathOf(link)}${rest}`);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/u);
    expect(headers).toHaveProperty('ratelimit');
  });

  it.each(Object.keys(documents))('does not mind what others add to …%s', async (rest) => {
    const link = await shareReport(app, learner, targetId);
    const added = '?fbclid=x&utm_source=mail&a[b]=1&a[b]=2';
    expect((await open(`${pathOf(link)}${rest}${added}`)).status).toBe(200);
    const lost = await open(`/report/unknown${rest}${added}`);
    expect([lost.status, lost.body]).toMatchObject([404, { code: 'not-found' }]);
  });

  it('shows what was chosen, and whose it is only if that was', async () => {
    const quiet = await shareReport(app, learner, targetId, { sections: ['overall'] });
    const { body, text } = await open(`${pathOf(quiet)}/report.json`);
    expect(isReport(body)).toBe(true);
    expect(text).not.toMatch(/Робин|test-skill|low80/u);
    expect(text).not.toContain(targetId);
    expect(text).not.toContain(learner.id);
    const named = await shareReport(app, learner, targetId, { showName: true });
    expect((await open(pathOf(named))).text).toContain('Робин &lt;Example&gt;');
    expect((await open(pathOf(quiet))).text).not.toContain('Робин');
  });

  it('shows what holds now, or what held when the link was made', async () => {
    const owner = await startPractising(app);
    const [question = ''] = await importQuestions(app, `live-${owner.id.slice(-8)}`, 1);
    const { id } = await setTarget(app, owner, { bankIds: [await bankOf(app, question)] });
    const sections = ['overall', 'ranges', 'skills', 'next', 'explanation'];
    const live = await shareReport(app, owner, id, { sections });
    const frozen = await shareReport(app, owner, id, { frozen: true });
    const attempt = await answerQuestion(app, owner, question);
    await gradeAttempt(app, owner, attempt.id, sheet('33333'));
    const read = async (link: { url: string }): Promise<unknown> =>
      (await open(`${pathOf(link)}/report.json`)).body;
    expect((await open(pathOf(live))).text).not.toMatch(/\byou\b|Study next:/iu);
    expect(await read(live)).toMatchObject({ overall: { status: 'thin', attempts: 1 } });
    expect(await read(frozen)).toMatchObject({ overall: { status: 'no-data', attempts: 0 } });
    expect(isReport(await read(frozen))).toBe(true);
  });

  it('has one face for all links that do not work', async () => {
    const revoked = await shareReport(app, learner, targetId);
    await app.http.delete(`/v1/readiness/share-links/${revoked.id}`).set(learner.auth);
    const soon = new Date(app.clock.now().getTime() + 60_000).toISOString();
    const expired = await shareReport(app, learner, targetId, { expiresAt: soon });
    const sound = await shareReport(app, learner, targetId);
    const left = await startPractising(app);
    const gone = await shareReport(app, left, (await setTarget(app, left)).id);
    await app.dataSource.query('DELETE FROM account WHERE id = $1', [left.id]);
    app.clock.advance({ minutes: 1 });
    const { id } = parseSecretToken('rhp', pathOf(sound).replace('/report/', '')) ?? sound;
    const guessed = `/report/${formatSecretToken('rhp', { id, secret: 'A'.repeat(43) })}`;
    const put = await setTarget(app, learner);
    const archived = await shareReport(app, learner, put.id);
    await app.http
      .delete(`/v1/readiness/targets/${put.id}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .expect(204);
    const paths = [
      pathOf(revoked),
      pathOf(expired),
      pathOf(gone),
      pathOf(archived),
      guessed,
      '/report/unknown',
      `/report/${'x'.repeat(201)}`,
    ];
    for (const rest of Object.keys(documents)) {
      for (const path of paths) {
        const { status, body } = await open(`${path}${rest}`);
        expect([path, status, body]).toMatchObject([
          path,
          404,
          { code: 'not-found', detail: 'No report with this id.' },
        ]);
      }
    }
    const pages = await Promise.all(paths.map((path) => open(path, 'text/html')));
    for (const { status, text, headers } of pages) {
      expect([status, text]).toEqual([404, pages[0]?.text]);
      expect(headers).toMatchObject({ 'x-robots-tag': expect.any(String) });
    }
    expect(pages[0]?.text).toContain('There is no report here');
    app.clock.set(monday);
  });
});

describe('what is kept of links', () => {
  it.each([true, false])('shows nothing while a deletion waits (frozen: %s)', async (frozen) => {
    const owner = await signUp(app);
    const link = await shareReport(app, owner, (await setTarget(app, owner)).id, { frozen });
    const statuses = async () =>
      Promise.all(
        Object.keys(documents).map(async (rest) => (await open(`${pathOf(link)}${rest}`)).status),
      );
    await app.http.post('/v1/me/deletion').set(owner.auth).send({ password: owner.password });
    expect(new Set(await statuses())).toEqual(new Set([404]));
    await app.http.delete('/v1/me/deletion').set(owner.auth);
    expect(new Set(await statuses())).toEqual(new Set([200]));
  });

  it('is exported without addresses, and goes with the account', async () => {
    const owner = await signUp(app);
    const { id } = await setTarget(app, owner);
    const link = await shareReport(app, owner, id, { frozen: true });
    const { text } = await app.http.get('/v1/me/export').set(owner.auth);
    expect(text).toContain(link.id);
    expect(text).not.toContain('rhp_');
    await app.http.post('/v1/me/deletion').set(owner.auth).send({ password: owner.password });
    app.clock.advance({ days: 8 });
    await app.app.get(AccountPurge).purgeDue(app.clock.now());
    expect((await open(pathOf(link))).status).toBe(404);
    const rows = await app.dataSource.query<object[]>(
      'SELECT FROM readiness_share_link WHERE learner_id = $1',
      [owner.id],
    );
    expect(rows).toEqual([]);
    app.clock.set(monday);
  });
});

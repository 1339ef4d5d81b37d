import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { PortfolioReader } from '../../src/portfolio/portfolio.reader.js';
import { answerQuestion, importQuestions, startAttempt } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import { addEvidence, link, portfolio, putPicture, screenshot } from '../support/portfolio.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let learner: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  learner = await startPractising(app);
});
afterAll(() => app.close());

const get = (path: string, who = learner) => app.http.get(path).set(who.auth);
const post = (body: object, headers: object = {}) =>
  app.http
    .post(portfolio)
    .set({ ...learner.auth, ...headers })
    .send(body);
const patch = (id: string, body: object, ifMatch = '*') =>
  app.http
    .patch(`${portfolio}/${id}`)
    .set({ ...learner.auth, 'If-Match': ifMatch })
    .send(body);
const faults = ({ body }: Response) =>
  (body as { errors?: { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const day = (days: number) =>
  new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const badge = (more: object = {}) =>
  link({ kind: 'certification', title: 'CKA', issuer: 'CNCF', ...more });

describe('POST /v1/portfolio/evidence', () => {
  it('adds evidence, which can be read where it says', async () => {
    const whole = link({
      description: 'Pulled the plug.',
      figure: '0 rows lost',
      rerun: 'make drill',
      skills: [
        { skill: 'replication-ha', level: 'staff' },
        { skill: 'dr-backup', level: 'working' },
      ],
    });
    const response = await post(whole);
    expect(response.status).toBe(201);
    const { id } = response.body as { id: string };
    expect(response.body).toMatchObject({ ...whole, version: 1, standing: 'counts', file: null });
    expect(response.headers['location']).toBe(`${portfolio}/${id}`);
    expect(response.headers['etag']).toBe(`"${id}.1"`);
    expect((await get(`${portfolio}/${id}`)).body).toEqual(response.body);
  });

  it('takes every kind', async () => {
    const kinds = [
      screenshot(),
      link({ kind: 'write-up', url: null, writeUp: '# What broke\n\n- the lease' }),
      badge({ expiresDay: day(10), url: 'https://example.org/@me/badge' }),
      badge({ issuer: null, certificationId: 'aws-data-engineer-associate' }),
    ];
    const statuses: unknown[] = [];
    for (const body of kinds) {
      const made = await post(body);
      statuses.push([made.status, (made.body as { standing: string }).standing]);
    }
    expect(statuses).toEqual([
      [201, 'no-picture'],
      [201, 'counts'],
      [201, 'counts'],
      [201, 'counts'],
    ]);
  });

  it('does it once for one Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const [one, two] = [await post(link(), key), await post(link(), key)];
    expect(two.body).toEqual(one.body);
    expect(two.headers['idempotency-replayed']).toBe('true');
  });

  it.each([
    ['a kind that is none', { kind: 'rumour' }, '#/kind is-in'],
    ['no title', { title: ' ' }, '#/title is-text'],
    ['no day', { day: undefined }, '#/day is-day'],
    ['no skills', { skills: [] }, '#/skills array-min-size'],
    ['eleven skills', { skills: Array.from({ length: 11 }, () => ({})) }, undefined],
    ['a level that is none', { skills: [{ skill: 'a', level: 'guru' }] }, '#/skills/0/level is-in'],
    ['an address with a password', { url: 'https://me:secret@example.org' }, '#/url is-web-url'],
    ['a script for an address', { url: 'javascript:alert(1)' }, '#/url is-web-url'],
    ['a file for an address', { url: 'file:///etc/passwd' }, '#/url is-web-url'],
    ['an endless address', { url: `https://example.org/${'a'.repeat(2000)}` }, '#/url is-web-url'],
    ['a field of ours', { version: 7 }, '#/version unknown-field'],
  ])('refuses %s', async (_what, change, fault) => {
    const response = await post(link(change));
    expect(response.status).toBe(400);
    if (fault !== undefined) expect(faults(response)).toContain(fault);
  });

  it.each([
    ['a link to nowhere', { url: null }, ['#/url missing']],
    [
      'a skill that nobody knows',
      { skills: [{ skill: 'juggling', level: 'staff' }] },
      ['#/skills/0/skill unknown-reference'],
    ],
    ['tomorrow', { day: '2099-01-01' }, ['#/day in-the-future']],
    ['somebody’s answer', { attemptId: randomUUID() }, ['#/attemptId unknown-reference']],
    ['an issuer of a link', { issuer: 'AWS' }, ['#/issuer other-kind']],
    [
      'a certification that nobody knows',
      { kind: 'certification', certificationId: 'x' },
      ['#/certificationId unknown-reference'],
    ],
  ])('breaks a rule: %s', async (_what, change, expected) => {
    const response = await post(link(change));
    expect([response.status, faults(response)]).toEqual([422, expected]);
  });

  it('goes with an answer of one’s own that was handed in', async () => {
    const [one = '', two = ''] = await importQuestions(app, 'portfolio', 2);
    const handedIn = await answerQuestion(app, learner, one);
    const open = await startAttempt(app, learner, two);
    const stranger = await startPractising(app);
    const theirs = await answerQuestion(app, stranger, two);
    expect((await post(link({ attemptId: handedIn.id }))).status).toBe(201);
    expect((await post(link({ attemptId: open.id }))).status).toBe(422);
    expect((await post(link({ attemptId: theirs.id }))).status).toBe(422);
  });

  it('holds 200 pieces and no more', async () => {
    const busy = await signUp(app);
    const { id } = await addEvidence(app, busy);
    await app.dataSource.query(
      `INSERT INTO portfolio_evidence SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).*
         FROM portfolio_evidence e, generate_series(1, 199) WHERE e.id = $1`,
      [id],
    );
    const full = await app.http.post(portfolio).set(busy.auth).send(link());
    expect([full.status, full.body]).toMatchObject([409, { code: 'invalid-state' }]);
  });
});

describe('GET /v1/portfolio/evidence', () => {
  it('pages through what is one’s own, by skill and kind', async () => {
    const owner = await signUp(app);
    const one = await addEvidence(app, owner);
    const two = await addEvidence(app, owner, screenshot());
    const skills = [{ skill: 'transactions', level: 'staff' }];
    const three = await addEvidence(app, owner, link({ skills }));
    const list = async (query: string) => {
      const { body } = await get(`${portfolio}?${query}`, owner);
      return body as { data: { id: string }[]; nextCursor: string | null };
    };
    const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
    expect(idsOf(await list(''))).toEqual([three.id, two.id, one.id]);
    expect(idsOf(await list('skill=transactions'))).toEqual([three.id]);
    expect(idsOf(await list('skill=replication-ha,transactions&kind=link'))).toEqual([
      three.id,
      one.id,
    ]);
    expect(idsOf(await list('kind=certification'))).toEqual([]);
    const first = await list('limit=2');
    const rest = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([idsOf(first), idsOf(rest)]).toEqual([[three.id, two.id], [one.id]]);
    expect((await get(`${portfolio}?cursor=${first.nextCursor}`)).status).toBe(400);
    expect((await get(`${portfolio}?kind=rumour`)).status).toBe(400);
  });
});

describe('PATCH /v1/portfolio/evidence/:id', () => {
  it('changes what is given, and takes away what is null', async () => {
    const { id } = await addEvidence(app, learner, link({ figure: '3 s', rerun: 'make' }));
    const changed = await patch(id, { figure: null, title: 'Another' }, `"${id}.1"`);
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      title: 'Another',
      figure: null,
      rerun: 'make',
      version: 2,
    });
    expect((await get(`${portfolio}/${id}`)).body).toEqual(changed.body);
    expect((await patch(id, { title: 'Another' })).body).toMatchObject({ version: 2 });
  });

  it('needs the ETag, keeps the kind, and holds the rules', async () => {
    const { id } = await addEvidence(app, learner);
    expect((await patch(id, { title: 'x' }, `"${id}.7"`)).status).toBe(412);
    const bare = await app.http.patch(`${portfolio}/${id}`).set(learner.auth).send({ title: 'x' });
    expect(bare.status).toBe(428);
    expect((await patch(id, { kind: 'screenshot' })).status).toBe(400);
    expect((await patch(id, { title: null })).status).toBe(400);
    expect(faults(await patch(id, { url: null }))).toEqual(['#/url missing']);
    expect((await get(`${portfolio}/${id}`)).body).toMatchObject({ version: 1 });
  });
});

describe('DELETE /v1/portfolio/evidence/:id', () => {
  it('takes the picture along', async () => {
    const { id } = await addEvidence(app, learner, screenshot());
    expect((await putPicture(app, learner, id)).status).toBe(200);
    const remove = (ifMatch: string) =>
      app.http.delete(`${portfolio}/${id}`).set({ ...learner.auth, 'If-Match': ifMatch });
    expect((await remove(`"${id}.1"`)).status).toBe(412);
    expect((await remove(`"${id}.2"`)).status).toBe(204);
    expect((await get(`${portfolio}/${id}`)).status).toBe(404);
    expect((await get(`${portfolio}/${id}/file`)).status).toBe(404);
    const left = await app.dataSource.query(`SELECT FROM portfolio_file WHERE evidence_id = $1`, [
      id,
    ]);
    expect(left).toEqual([]);
  });
});

describe('a certification', () => {
  it('counts until its last day is over', async () => {
    const { id } = await addEvidence(app, learner, badge({ expiresDay: day(0) }));
    const standing = async () =>
      ((await get(`${portfolio}/${id}`)).body as { standing: string }).standing;
    expect(await standing()).toBe('counts');
    app.clock.advance({ days: 1 });
    expect(await standing()).toBe('expired');
    const renewed = await patch(id, { expiresDay: day(365) });
    expect(renewed.body).toMatchObject({ standing: 'counts' });
  });
});

describe('what others may be shown', () => {
  it('is what counts, with https addresses only', async () => {
    const owner = await signUp(app);
    const who = { id: owner.id, zone: 'UTC', rolloverHour: 4 };
    await addEvidence(app, owner, screenshot());
    await addEvidence(app, owner, badge({ day: '2020-01-01', expiresDay: '2020-02-01' }));
    await addEvidence(app, owner, link({ url: 'http://example.org/plain', day: '2026-01-05' }));
    await addEvidence(app, owner, link({ day: '2026-01-06', figure: '3 s' }));
    const shown = await app.app.get(PortfolioReader).listShown(who);
    expect(shown).toMatchObject([
      { url: 'https://git.example.org/me/failover', figure: '3 s', isConfirmed: false },
      { url: null, day: '2026-01-05', skills: [{ skill: 'replication-ha', level: 'senior' }] },
    ]);
    expect(shown).toHaveLength(2);
  });
});

describe('an account', () => {
  it('takes its portfolio out', async () => {
    const leaving = await signUp(app);
    const { id } = await addEvidence(app, leaving, screenshot());
    await putPicture(app, leaving, id);
    const { body } = await get('/v1/me/export', leaving);
    const { sections } = body as { sections: { portfolio: object } };
    expect(sections.portfolio).toMatchObject({
      evidence: [
        {
          id,
          kind: 'screenshot',
          file: { href: `${portfolio}/${id}/file`, mediaType: 'image/png', width: 3 },
        },
      ],
      confirmationsGiven: [],
    });
    expect(JSON.stringify(sections.portfolio)).not.toContain('content');
  });

  it('is removed with all that it holds, what goes with answers too', async () => {
    const leaving = await startPractising(app);
    const [questionId = ''] = await importQuestions(app, 'leaving', 1);
    const { id: attemptId } = await answerQuestion(app, leaving, questionId);
    const { id } = await addEvidence(app, leaving, screenshot({ attemptId }));
    await putPicture(app, leaving, id);
    await app.dataSource.query(`UPDATE account SET deletion_requested_at = $2 WHERE id = $1`, [
      leaving.id,
      new Date(app.clock.now().getTime() - 8 * 86_400_000),
    ]);
    expect(await app.app.get(AccountPurge).purgeDue(app.clock.now())).toBe(1);
    const left = await app.dataSource.query(
      `SELECT id FROM portfolio_evidence WHERE learner_id = $1
       UNION ALL SELECT evidence_id FROM portfolio_file WHERE learner_id = $1`,
      [leaving.id],
    );
    expect(left).toEqual([]);
  });
});

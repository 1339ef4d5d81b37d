import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { KitTargetLoader } from '../../src/readiness/kit-target-loader.js';
import { importQuestions } from '../support/answering.js';
import { makeBank } from '../support/authoring.js';
import { bankOf } from '../support/coaching.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { setTarget, targetsPath as path, type TargetBody } from '../support/readiness.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const monday = '2026-03-02T09:00:00.000Z';
/** Faults that are told before anything is looked up. */
const ofShape = new Set(['array-min-size', 'max', 'min', 'is-int', 'is-day']);
const skills = [{ skillId: 'test-skill', weight: 1 }];

let app: TestApp;
let learner: SignedUp;
let questionIds: string[];
let bankId: string;
let kitBankId: string;

beforeAll(async () => {
  app = await startTestApp();
  questionIds = await importQuestions(app, 'readiness', 3);
  bankId = await bankOf(app, questionIds[0]);
  const [kit] = await app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM bank WHERE slug = 'database-and-system-design'`,
  );
  kitBankId = kit?.id ?? '';
}, 60_000);
beforeEach(async () => {
  app.clock.set(monday);
  learner = await startPractising(app);
});
afterAll(() => app.close());

const get = (rest = '', who = learner) => app.http.get(`${path}${rest}`).set(who.auth);
const post = (body: object, headers: object = {}) =>
  app.http
    .post(path)
    .set({ ...learner.auth, ...headers })
    .send(body);
const patch = (id: string, change: object, ifMatch = '*') =>
  app.http
    .patch(`${path}/${id}`)
    .set({ ...learner.auth, 'If-Match': ifMatch })
    .send(change);
const archive = (id: string, ifMatch = '*') =>
  app.http.delete(`${path}/${id}`).set({ ...learner.auth, 'If-Match': ifMatch });
const targetOf = (response: Response) => response.body as TargetBody;
const faultsOf = (response: Response) =>
  (response.body as { errors?: { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => [pointer, code],
  );
const named = async (query = ''): Promise<string[]> => {
  const response = await get(query);
  return (response.body as { data: TargetBody[] }).data.map(({ name }) => name);
};

describe('GET /v1/readiness/templates', () => {
  it('lists the roles of the kit, with weights that sum to 100 and skills of each kind', async () => {
    const response = await app.http.get('/v1/readiness/templates').set(learner.auth);
    expect(response.status).toBe(200);
    const { data } = response.body as { data: (TargetBody & { slug: string })[] };
    expect(data.map(({ slug, level, bar }) => [slug, level, bar])).toEqual([
      ['senior-backend', 'senior', 0.65],
      ['staff-backend', 'staff', 0.75],
      ['senior-database', 'senior', 0.65],
      ['staff-database', 'staff', 0.75],
    ]);
    for (const template of data) {
      const { skills: asked, questionRules } = template;
      expect(asked.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
      expect(asked.filter(({ mustHave }) => mustHave).length).toBeGreaterThan(1);
      expect(asked.map(({ skillId }) => skillId)).toContain('impact-communication');
      expect(questionRules.length).toBeGreaterThan(1);
      expect(questionRules.every(({ critical }) => critical)).toBe(true);
    }
  });
});

describe('GET /v1/readiness/templates/:slug', () => {
  it('shows one, and knows no others', async () => {
    const response = await app.http
      .get('/v1/readiness/templates/senior-database')
      .set(learner.auth);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      slug: 'senior-database',
      name: 'Senior database engineer',
      bankId: kitBankId,
      mockQuestions: 10,
    });
    const unknown = await app.http.get('/v1/readiness/templates/pirate').set(learner.auth);
    expect(unknown.status).toBe(404);
  });
});

describe('POST /v1/readiness/targets', () => {
  it('makes a target of a template, of which everything may be said otherwise', async () => {
    const response = await post({
      template: 'senior-backend',
      name: 'Acme',
      interviewDay: '2026-03-20',
      bar: 0.7,
    });
    expect(response.status).toBe(201);
    const target = targetOf(response);
    expect(target).toMatchObject({
      version: 1,
      name: 'Acme',
      template: 'senior-backend',
      level: 'senior',
      interviewDay: '2026-03-20',
      bar: 0.7,
      mockQuestions: 8,
      novelty: 0.5,
      bankIds: [kitBankId],
      archivedAt: null,
      createdAt: monday,
    });
    expect(target.skills[0]).toEqual({
      skillId: 'system-design',
      name: 'System design',
      weight: 22,
      mustHave: true,
      minScore: 0.5,
    });
    expect(target.questionRules).toHaveLength(2);
    expect(response.headers['location']).toBe(`${path}/${target.id}`);
    expect(response.headers['etag']).toBe(`"${target.id}.1"`);
    expect(targetOf(await get(`/${target.id}`))).toEqual(target);
  });

  it('takes skills and banks of one’s own, and fills in what is usual for the level', async () => {
    const response = await post({
      name: 'Own',
      level: 'staff',
      skills: [{ skillId: 'test-skill', weight: 2.5, mustHave: true }],
      bankIds: [bankId.toUpperCase()],
      questionRules: [
        { questionId: questionIds[0], weight: 2 },
        { questionId: questionIds[1], critical: true },
      ],
    });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      template: null,
      interviewDay: null,
      bar: 0.75,
      mockQuestions: 10,
      novelty: 0.5,
      bankIds: [bankId],
      skills: [
        { skillId: 'test-skill', name: 'Test skill', weight: 2.5, mustHave: true, minScore: null },
      ],
      questionRules: [
        { questionId: questionIds[0], weight: 2, critical: false },
        { questionId: questionIds[1], weight: 1, critical: true },
      ],
    });
  });

  it('is practised with the banks that are followed, or with the one of its template', async () => {
    await app.http.put(`/v1/follows/${bankId}`).set(learner.auth);
    await app.http.delete(`/v1/follows/${kitBankId}`).set(learner.auth);
    expect((await setTarget(app, learner)).bankIds).toEqual([bankId]);
    const made = targetOf(await post({ template: 'staff-backend' }));
    expect(made.bankIds).toEqual([kitBankId]);
    const elsewhere = targetOf(await post({ template: 'staff-backend', bankIds: [bankId] }));
    expect(elsewhere.questionRules).toEqual([]);
  });

  it('makes one target of a request that is sent twice', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const once = targetOf(await post({ template: 'senior-backend' }, key));
    expect(targetOf(await post({ template: 'senior-backend' }, key))).toEqual(once);
    expect(await named()).toHaveLength(1);
  });

  it.each<[object, string, string]>([
    [{ template: 'pirate' }, '#/template', 'unknown-reference'],
    [{ level: 'senior', skills }, '#/name', 'missing'],
    [{ name: 'x', level: 'senior' }, '#/skills', 'missing'],
    [{ name: 'x', skills }, '#/level', 'missing'],
    [{ template: 'senior-backend', skills: [] }, '#/skills', 'array-min-size'],
    [{ template: 'senior-backend', bar: 1 }, '#/bar', 'max'],
    [{ template: 'senior-backend', novelty: -0.1 }, '#/novelty', 'min'],
    [{ template: 'senior-backend', mockQuestions: 1.5 }, '#/mockQuestions', 'is-int'],
    [{ template: 'senior-backend', interviewDay: '2026-03-01' }, '#/interviewDay', 'not-ahead'],
    [{ template: 'senior-backend', interviewDay: '2028-03-02' }, '#/interviewDay', 'too-far'],
    [{ template: 'senior-backend', interviewDay: '2026-02-30' }, '#/interviewDay', 'is-day'],
    [
      { template: 'senior-backend', skills: [{ skillId: 'caching', weight: 0 }] },
      '#/skills/0/weight',
      'min',
    ],
    [
      { template: 'senior-backend', skills: [...skills, { skillId: 'sailing', weight: 1 }] },
      '#/skills/1/skillId',
      'unknown-reference',
    ],
    [
      { template: 'senior-backend', skills: [...skills, ...skills] },
      '#/skills/1/skillId',
      'duplicate',
    ],
    [
      { template: 'senior-backend', skills: [{ skillId: 'cost', weight: 1, minScore: 0.5 }] },
      '#/skills/0/minScore',
      'not-a-must-have',
    ],
    [{ template: 'senior-backend', bankIds: [randomUUID()] }, '#/bankIds/0', 'unknown-reference'],
    [
      { template: 'senior-backend', questionRules: [{ questionId: randomUUID() }] },
      '#/questionRules/0/questionId',
      'unknown-reference',
    ],
  ])('refuses %j', async (body, pointer, code) => {
    const response = await post(body);
    expect(response.status).toBe(ofShape.has(code) ? 400 : 422);
    expect(faultsOf(response)).toContainEqual([pointer, code]);
    expect(await named()).toEqual([]);
  });

  it('refuses rules of questions of other banks, and two for one question', async () => {
    const [questionId] = questionIds;
    const other = await post({ template: 'senior-backend', questionRules: [{ questionId }] });
    expect(faultsOf(other)).toEqual([['#/questionRules/0/questionId', 'unknown-reference']]);
    const twice = await post({
      template: 'senior-backend',
      bankIds: [bankId],
      questionRules: [{ questionId }, { questionId, weight: 3 }],
    });
    expect(faultsOf(twice)).toEqual([['#/questionRules/1/questionId', 'duplicate']]);
  });

  it('knows nothing of banks that are closed to the learner', async () => {
    const id = await makeBank(app, await signUp(app, { role: 'coach' }));
    const response = await post({ template: 'senior-backend', bankIds: [kitBankId, id] });
    expect(faultsOf(response)).toEqual([['#/bankIds/1', 'unknown-reference']]);
  });

  it('stops at fifty, and goes on when one was archived', async () => {
    const { id } = await setTarget(app, learner);
    await app.dataSource.query(
      `INSERT INTO readiness_target
       SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*
         FROM readiness_target t, generate_series(2, 50) WHERE t.learner_id = $1`,
      [learner.id],
    );
    const response = await post({ template: 'senior-backend' });
    expect(response.status).toBe(409);
    expect(response.body).toMatchObject({ code: 'invalid-state' });
    await archive(id);
    expect((await post({ template: 'senior-backend' })).status).toBe(201);
  });
});

describe('GET /v1/readiness/targets', () => {
  it('lists the latest first, page by page, and archived ones when asked', async () => {
    const { id } = await setTarget(app, learner, { name: 'one' });
    await setTarget(app, learner, { name: 'two' });
    await setTarget(app, learner, { name: 'three' });
    await archive(id);
    expect(await named()).toEqual(['three', 'two']);
    expect(await named('?state=archived')).toEqual(['one']);
    expect(await named('?state=all')).toEqual(['three', 'two', 'one']);
    const first = await get('?state=all&limit=2');
    const { nextCursor } = first.body as { nextCursor: string };
    expect(await named(`?state=all&limit=2&cursor=${nextCursor}`)).toEqual(['one']);
    const wrong = await get(`?limit=2&cursor=${nextCursor}`);
    expect(wrong.status).toBe(400);
    expect((await get('?state=old')).status).toBe(400);
  });
});

describe('GET /v1/readiness/targets/:id', () => {
  it('is for its learner alone, and is not sent twice to who has it', async () => {
    const { id } = await setTarget(app, learner);
    const other = await signUp(app);
    const hidden = await get(`/${id}`, other);
    const random = await get(`/${randomUUID()}`, other);
    expect([hidden.status, random.status]).toEqual([404, 404]);
    const known = await get(`/${id}`).set('If-None-Match', `"${id}.1"`);
    expect(known.status).toBe(304);
  });
});

describe('PATCH /v1/readiness/targets/:id', () => {
  it('changes what is said and keeps the rest', async () => {
    const before = targetOf(await post({ template: 'senior-backend', interviewDay: '2026-03-20' }));
    const response = await patch(
      before.id,
      { name: 'Acme', interviewDay: null, skills },
      `"${before.id}.1"`,
    );
    expect(response.status).toBe(200);
    const after = targetOf(response);
    expect(after).toEqual({
      ...before,
      version: 2,
      name: 'Acme',
      interviewDay: null,
      skills: [
        { skillId: 'test-skill', name: 'Test skill', weight: 1, mustHave: false, minScore: null },
      ],
    });
    expect(targetOf(await get(`/${before.id}`))).toEqual(after);
    const same = await patch(before.id, { name: 'Acme' });
    expect(targetOf(same).version).toBe(2);
  });

  it('needs the version that was read', async () => {
    const { id } = await setTarget(app, learner);
    const blind = await app.http.patch(`${path}/${id}`).set(learner.auth).send({ name: 'x' });
    expect(blind.status).toBe(428);
    expect((await patch(id, { name: 'x' }, `"${id}.7"`)).status).toBe(412);
  });

  it('holds only what is new to the rules, and keeps a day that is past', async () => {
    const { id } = await setTarget(app, learner, { interviewDay: '2026-03-05' });
    app.clock.advance({ days: 10 });
    expect((await patch(id, { name: 'later' })).status).toBe(200);
    const past = await patch(id, { interviewDay: '2026-03-06' });
    expect(faultsOf(past)).toEqual([['#/interviewDay', 'not-ahead']]);
    const unknown = await patch(id, { skills: [{ skillId: 'sailing', weight: 1 }] });
    expect(faultsOf(unknown)).toEqual([['#/skills/0/skillId', 'unknown-reference']]);
    const nothing = await patch(id, { name: null });
    expect(nothing.status).toBe(400);
  });
});

describe('DELETE /v1/readiness/targets/:id', () => {
  it('archives it, once', async () => {
    const { id } = await setTarget(app, learner);
    expect((await archive(id, `"${id}.9"`)).status).toBe(412);
    expect((await archive(id, `"${id}.1"`)).status).toBe(204);
    const target = targetOf(await get(`/${id}`));
    expect(target).toMatchObject({ version: 2, archivedAt: monday });
    expect((await archive(id)).status).toBe(204);
    expect(targetOf(await get(`/${id}`)).version).toBe(2);
    expect((await patch(id, { name: 'again' })).status).toBe(409);
    expect((await archive(randomUUID())).status).toBe(404);
  });
});

describe('the account of a learner with targets', () => {
  it('takes them along, and takes them away', async () => {
    const leaving = await signUp(app);
    await setTarget(app, leaving, { name: 'Mine' });
    await setTarget(app, learner, { name: 'Another’s' });
    const exported = await app.http.get('/v1/me/export').set(leaving.auth);
    expect(exported.body).toMatchObject({ sections: { readinessTargets: [{ name: 'Mine' }] } });
    const { password } = leaving;
    const asked = await app.http.post('/v1/me/deletion').set(leaving.auth).send({ password });
    expect(asked.status).toBe(202);
    app.clock.advance({ days: 8 });
    await app.app.get(Jobs).run('purge-accounts');
    const left = await app.dataSource.query<{ id: string }[]>(
      `SELECT learner_id AS id FROM readiness_target WHERE learner_id = ANY($1::uuid[])`,
      [[leaving.id, learner.id]],
    );
    expect(left).toEqual([{ id: learner.id }]);
  });
});

describe('targets.yaml of a kit', () => {
  let dir: string;
  const load = () => app.app.get(KitTargetLoader).load(dir, kitBankId);
  const versions = () =>
    app.dataSource.query(`SELECT slug, bar, xmin FROM readiness_template ORDER BY position`);

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'kit-'));
    cpSync('seed/kit/targets.yaml', join(dir, 'targets.yaml'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  function change(from: string | RegExp, to: string): void {
    const file = join(dir, 'targets.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(file, text.replace(from, to));
  }

  it('is not written again when nothing changed, and follows a newer kit', async () => {
    const before = await versions();
    await load();
    expect(await versions()).toEqual(before);
    change('bar: 0.65', 'bar: 0.6');
    await load();
    const after = (await versions()) as { slug: string; bar: number }[];
    expect(after[0]).toMatchObject({ slug: 'senior-backend', bar: 0.6 });
    expect(after.slice(1)).toEqual((before as object[]).slice(1));
    change('bar: 0.6', 'bar: 0.65');
    await load();
  });

  it.each<[string | RegExp, string, string]>([
    ['weight: 22', 'weight: 0', '#/0/skills/0/weight'],
    ['skill: caching', 'skill: sailing', '#/0/skills/4/skill'],
    ['skill: caching', 'skill: transactions', '#/0/skills/4/skill'],
    ['slow-query-index-plan]', 'cap-mini-db]', '#/0/critical/1'],
    ['slug: staff-backend', 'slug: senior-backend', '#/1/slug'],
    ['level: staff', 'level: pirate', '#/1/level'],
  ])('is refused with %s → %s, by file and place', async (from, to, place) => {
    const before = await versions();
    const text = readFileSync(join(dir, 'targets.yaml'), 'utf8');
    change(from, to);
    await expect(load()).rejects.toThrow(`targets.yaml is faulty at ${place}: `);
    expect(await versions()).toEqual(before);
    writeFileSync(join(dir, 'targets.yaml'), text);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerSentinel,
  expertItems,
  openAnchorDesk,
  whySentinel,
  type AnchorBody,
  type AnchorDesk,
} from '../support/anchors.js';
import { answerQuestion, type ProblemBody } from '../support/answering.js';
import { criterion } from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let desk: AnchorDesk;
let owner: SignedUp;
let editor: SignedUp;
let viewer: SignedUp;
let stranger: SignedUp;
let admin: SignedUp;
let learner: SignedUp;
let kitQuestion: { id: string; revisionId: string; bankId: string };

beforeAll(async () => {
  desk = await openAnchorDesk();
  ({ app, owner } = desk);
  editor = await startPractising(app, { role: 'coach' });
  viewer = await startPractising(app, { role: 'coach' });
  stranger = await startPractising(app, { role: 'coach' });
  admin = await startPractising(app, { role: 'admin' });
  learner = await startPractising(app);
  await app.dataSource.query(
    `INSERT INTO bank_collaborator (bank_id, account_id, role, added_at)
     VALUES ($1, $2, 'editor', now()), ($1, $3, 'viewer', now())`,
    [desk.bankId, editor.id, viewer.id],
  );
  const [row] = await app.dataSource.query<(typeof kitQuestion)[]>(
    `SELECT id, current_revision_id AS "revisionId", bank_id AS "bankId"
       FROM question WHERE slug = 'isolation-anomalies-mvcc'`,
  );
  if (row === undefined) throw new Error('no kit');
  kitQuestion = row;
  // Whoever may read the outline still may not keep the anchors.
  await answerQuestion(app, learner, desk.idOf('one'));
}, 60_000);
afterAll(() => app.close());

const base = (slug: string): string => `/v1/questions/${desk.idOf(slug)}/anchors`;
const at = ({ questionId, id }: AnchorBody): string => `/v1/questions/${questionId}/anchors/${id}`;
const get = async (path: string, who: SignedUp): Promise<Response> =>
  app.http.get(path).set(who.auth);
const post = async (path: string, who: SignedUp, body: object = {}): Promise<Response> =>
  app.http.post(path).set(who.auth).send(body);
const patch = async (path: string, etag: string | null, body: object): Promise<Response> =>
  app.http
    .patch(path)
    .set({ ...owner.auth, ...(etag === null ? {} : { 'If-Match': etag }) })
    .send(body);
const read = async (anchor: AnchorBody): Promise<AnchorBody> =>
  (await get(at(anchor), owner)).body as AnchorBody;
const codesOf = (response: Response) =>
  ((response.body as ProblemBody).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

/** Somebody hands in a try, which freezes the anchor. */
async function tryOnce({ id }: AnchorBody): Promise<void> {
  const response = await desk.take(learner, id, '22222');
  expect(response.status).toBe(201);
}

describe('POST /v1/questions/:id/anchors', () => {
  it('makes an anchor, measured like a grade', async () => {
    const response = await post(
      base('one'),
      owner,
      await desk.sheet('one', '23210', { redFlags: [0] }),
    );
    expect(response.status).toBe(201);
    const made = response.body as AnchorBody;
    expect(response.headers).toMatchObject({ location: at(made), etag: `"${made.id}.1"` });
    expect(made).toMatchObject({
      bankId: desk.bankId,
      questionId: desk.idOf('one'),
      revisionId: await desk.revisionOf('one'),
      candidateLevel: 'senior',
      redFlags: [0],
      score: 0.533_33,
      mustHaveMet: true,
      tried: false,
      outdated: false,
      retiredAt: null,
      version: 1,
    });
    expect(made.items[4]).toEqual({
      criterion: 'criterion-5',
      level: 'absent',
      why: `${whySentinel} 5`,
      quote: null,
    });
    expect(await read(made)).toEqual(made);
    await post(`${at(made)}/retire`, owner);
  });

  it('lists everything that is wrong with the sheet, and writes nothing', async () => {
    const before = await get(base('one'), owner);
    const [first, second, third] = expertItems('222');
    const items = [
      { ...first, level: 'splendid' },
      { ...second, quote: 'never said' },
      second,
      third,
      { ...third, criterion: 'another' },
    ];
    const sheet = await desk.sheet('one', '22222', { items, redFlags: [7, 0, 0] });
    const refused = await post(base('one'), owner, sheet);
    expect(refused.status).toBe(422);
    expect(codesOf(refused)).toEqual([
      '#/items/0/level unknown-level',
      '#/items/2/criterion doubled-criterion',
      '#/items/4/criterion unknown-criterion',
      '#/items missing-criterion',
      '#/items missing-criterion',
      '#/items/1/quote quote-not-in-answer',
      '#/redFlags/0 unknown-red-flag',
      '#/redFlags/2 doubled-red-flag',
    ]);
    expect((await get(base('one'), owner)).body).toEqual(before.body);
  });

  it('needs a reason for every criterion', async () => {
    const items = expertItems('22222').map((item, index) =>
      index === 2 ? { ...item, why: undefined } : item,
    );
    const refused = await post(base('one'), owner, await desk.sheet('one', '22222', { items }));
    expect(refused.status).toBe(400);
    expect(codesOf(refused)).toEqual(['#/items/2/why is-text']);
  });

  it('takes a revision of the question only', async () => {
    for (const revisionId of [randomUUID(), await desk.revisionOf('two')]) {
      const sheet = await desk.sheet('one', '22222', { revisionId });
      const refused = await post(base('one'), owner, sheet);
      expect([refused.status, codesOf(refused)]).toEqual([422, ['#/revisionId unknown-revision']]);
    }
  });

  it('makes one of a request that is sent twice', async () => {
    const sheet = await desk.sheet('two', '22222');
    const send = async () =>
      app.http
        .post(base('two'))
        .set({ ...editor.auth, 'Idempotency-Key': 'twice' })
        .send(sheet);
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect((await get(base('two'), owner)).body).toMatchObject({ data: [{ version: 1 }] });
  });

  it('is for who owns or edits the bank, and where it has no owner for admins', async () => {
    const sheet = await desk.sheet('three', '22222');
    const statuses = [];
    for (const who of [learner, viewer, stranger, admin, editor]) {
      statuses.push((await post(base('three'), who, sheet)).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 201]);
    const ofKit = `/v1/questions/${kitQuestion.id}/anchors`;
    const { revisionId } = kitQuestion;
    expect((await post(ofKit, owner, { ...sheet, revisionId })).status).toBe(403);
    // The keys are those of another rubric: an admin gets as far as the sheet.
    expect((await post(ofKit, admin, { ...sheet, revisionId })).status).toBe(422);
  });

  it('answers 404 for a question that is not there, or not for the caller', async () => {
    const sheet = await desk.sheet('one', '22222');
    const random = await post(`/v1/questions/${randomUUID()}/anchors`, owner, sheet);
    expect(random.status).toBe(404);
    await setVisibility('private');
    const closed = await post(base('one'), stranger, sheet);
    await setVisibility('public');
    expect(closed.status).toBe(404);
    expect((closed.body as ProblemBody).detail).toBe((random.body as ProblemBody).detail);
  });
});

const setVisibility = (visibility: string) =>
  app.dataSource.query('UPDATE bank SET visibility = $2 WHERE id = $1', [desk.bankId, visibility]);

describe('GET /v1/questions/:id/anchors', () => {
  it('pages through them, the latest first', async () => {
    const made: string[] = [];
    for (const levels of ['30000', '03000', '00300']) {
      app.clock.advance({ minutes: 1 });
      made.unshift((await desk.make('two', levels)).id);
    }
    const seen: string[] = [];
    let path = `${base('two')}?limit=2`;
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = (await get(path, editor)).body as {
        data: AnchorBody[];
        nextCursor: string | null;
      };
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
      path = `${base('two')}?limit=2&cursor=${cursor}`;
    }
    expect(seen.slice(0, 3)).toEqual(made);
    expect(seen).toHaveLength(4);
  });

  it('tells nobody else a word', async () => {
    for (const who of [learner, viewer, stranger, admin]) {
      const refused = await get(base('two'), who);
      expect(refused.status).toBe(403);
      expect(refused.text).not.toContain(whySentinel);
    }
    expect((await get(`/v1/questions/${randomUUID()}/anchors`, owner)).status).toBe(404);
  });
});

describe('GET /v1/banks/:id/anchors', () => {
  it('has those of every question, for who keeps them', async () => {
    const { data } = (await get(`/v1/banks/${desk.bankId}/anchors?limit=100`, editor)).body as {
      data: AnchorBody[];
    };
    expect(new Set(data.map(({ questionId }) => questionId))).toEqual(
      new Set(['one', 'two', 'three'].map((slug) => desk.idOf(slug))),
    );
    for (const who of [learner, viewer, stranger, admin]) {
      expect((await get(`/v1/banks/${desk.bankId}/anchors`, who)).status).toBe(403);
    }
    expect((await get(`/v1/banks/${randomUUID()}/anchors`, owner)).status).toBe(404);
  });

  it('shows the anchors of the kit to admins and to no coach', async () => {
    const path = `/v1/banks/${kitQuestion.bankId}/anchors`;
    const { data } = (await get(path, admin)).body as { data: AnchorBody[] };
    expect(data.length).toBeGreaterThanOrEqual(3);
    expect((await get(path, owner)).status).toBe(403);
  });
});

describe('GET /v1/questions/:id/anchors/:anchorId', () => {
  it('is for who keeps it, under its own question only', async () => {
    const anchor = await desk.make('three', '11111');
    expect((await get(at(anchor), editor)).status).toBe(200);
    for (const who of [learner, viewer, stranger, admin]) {
      expect((await get(at(anchor), who)).status).toBe(403);
    }
    expect((await get(`${base('one')}/${anchor.id}`, owner)).status).toBe(404);
    expect((await get(`${base('three')}/${randomUUID()}`, owner)).status).toBe(404);
  });
});

describe('PATCH /v1/questions/:id/anchors/:anchorId', () => {
  it('writes anything anew while nobody was judged by it', async () => {
    const anchor = await desk.make('one', '22222');
    const changed = await patch(at(anchor), `"${anchor.id}.1"`, {
      answer: `${answerSentinel}, mended`,
      items: expertItems('12222'),
      redFlags: [0],
    });
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).toBe(`"${anchor.id}.2"`);
    expect(changed.body).toMatchObject({
      score: 0.6,
      mustHaveMet: false,
      redFlags: [0],
      version: 2,
    });
    expect(await read(anchor)).toEqual(changed.body);
    const faulty = await patch(at(anchor), '*', { items: expertItems('2222') });
    expect([faulty.status, codesOf(faulty)]).toEqual([422, ['#/items missing-criterion']]);
  });

  it('changes only the reasons once somebody was judged by it', async () => {
    const anchor = await desk.make('one', '22222');
    await tryOnce(anchor);
    const frozen = [{ answer: 'another' }, { items: expertItems('22223') }, { redFlags: [0] }];
    for (const change of frozen) {
      const refused = await patch(at(anchor), '*', change);
      expect([refused.status, (refused.body as ProblemBody).code]).toEqual([409, 'invalid-state']);
    }
    expect(await read(anchor)).toMatchObject({ tried: true, version: 1 });
    const items = expertItems('22222').map((item) => ({
      ...item,
      why: 'Said better.',
      quote: 'log',
    }));
    const changed = await patch(at(anchor), '*', { items });
    expect([changed.status, (changed.body as AnchorBody).version]).toEqual([200, 2]);
    expect((await read(anchor)).items[0]).toMatchObject({ why: 'Said better.', quote: 'log' });
  });

  it('changes nothing for an empty patch or what is there already', async () => {
    const anchor = await desk.make('one', '22222');
    for (const same of [{}, { answer: anchor.answer, items: expertItems('22222') }]) {
      const response = await patch(at(anchor), '*', same);
      expect([response.status, response.body]).toEqual([200, anchor]);
    }
  });

  it('needs the version that was read', async () => {
    const anchor = await desk.make('one', '22222');
    expect((await patch(at(anchor), null, { answer: 'x' })).status).toBe(428);
    expect((await patch(at(anchor), `"${anchor.id}.9"`, { answer: 'x' })).status).toBe(412);
    expect(await read(anchor)).toEqual(anchor);
  });

  it('is refused to everybody else', async () => {
    const anchor = await desk.make('one', '22222');
    for (const who of [learner, viewer, stranger, admin]) {
      const refused = await app.http
        .patch(at(anchor))
        .set({ ...who.auth, 'If-Match': '*' })
        .send({ answer: 'mine now' });
      expect(refused.status).toBe(403);
    }
    expect(await read(anchor)).toEqual(anchor);
  });
});

describe('POST /v1/questions/:id/anchors/:anchorId/retire and restore', () => {
  it('takes it off the list, and puts it back', async () => {
    const anchor = await desk.make('one', '22222');
    const isOffered = async (): Promise<boolean> =>
      (await get('/v1/calibration/anchors?limit=100', learner)).text.includes(anchor.id);
    expect(await isOffered()).toBe(true);
    const retired = await post(`${at(anchor)}/retire`, editor);
    expect([retired.status, (retired.body as AnchorBody).retiredAt]).toEqual([
      200,
      app.clock.now().toISOString(),
    ]);
    expect((await post(`${at(anchor)}/retire`, owner)).body).toEqual(retired.body);
    expect(await isOffered()).toBe(false);
    expect((await desk.take(learner, anchor.id, '22222')).status).toBe(404);
    const restored = await post(`${at(anchor)}/restore`, owner);
    expect(restored.body).toMatchObject({ retiredAt: null, version: 3 });
    expect((await post(`${at(anchor)}/restore`, owner)).body).toEqual(restored.body);
    expect(await isOffered()).toBe(true);
  });

  it('is refused to everybody else', async () => {
    const anchor = await desk.make('one', '22222');
    for (const who of [learner, viewer, stranger, admin]) {
      expect((await post(`${at(anchor)}/retire`, who)).status).toBe(403);
      expect((await post(`${at(anchor)}/restore`, who)).status).toBe(403);
    }
    expect(await read(anchor)).toEqual(anchor);
  });
});

describe('an anchor whose question is revised', () => {
  it('stays through edits of words, and is outdated when the question is scored otherwise', async () => {
    const anchor = await desk.make('one', '22222');
    await desk.revise({ intent: 'Probes it in other words.' });
    expect(await read(anchor)).toMatchObject({ outdated: false });
    const old = await desk.sheet('one', '22222', { revisionId: anchor.revisionId });
    expect((await post(base('one'), owner, old)).status).toBe(201);
    await desk.revise({ difficulty: 4 });
    expect(await read(anchor)).toMatchObject({ outdated: true, retiredAt: null });
    expect((await get('/v1/calibration/anchors', learner)).text).not.toContain(anchor.id);
    expect((await get(`/v1/calibration/anchors/${anchor.id}`, learner)).status).toBe(404);
    const refused = await post(base('one'), owner, old);
    expect([refused.status, codesOf(refused)]).toEqual([422, ['#/revisionId outdated-revision']]);
  });

  it('cannot be made for a level of which the rubric asks nothing', async () => {
    const rubric = Array.from({ length: 5 }, (_, index) =>
      criterion(`criterion-${index + 1}`, index < 3, { minLevel: 'senior' }),
    );
    await desk.revise({ rubric });
    const nothing = await desk.sheet('one', '', { candidateLevel: 'junior' });
    const refused = await post(base('one'), owner, nothing);
    expect([refused.status, codesOf(refused)]).toEqual([422, ['#/items no-criteria']]);
  });
});

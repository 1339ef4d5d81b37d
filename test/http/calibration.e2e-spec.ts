import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { CalibrationSection } from '../../src/calibration/calibration-section.js';
import { CalibrationReader } from '../../src/calibration/calibration.reader.js';
import {
  answerSentinel,
  openAnchorDesk,
  whySentinel,
  type AnchorBody,
  type AnchorDesk,
  type TryBody,
} from '../support/anchors.js';
import {
  answerQuestion,
  getAttempt,
  startAttempt,
  type ProblemBody,
} from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

interface OfferBody {
  id: string;
  questionId: string;
  tries: number;
  passed: boolean | null;
  triedAt: string | null;
}
interface StandingBody {
  bankId: string;
  calibrated: boolean;
  since: string | null;
  until: string | null;
  passesNeeded: number;
  passes: { anchorId: string; passedAt: string }[];
}
interface PageBody<Row> {
  data: Row[];
  nextCursor: string | null;
}

let app: TestApp;
/** Shows outlines after an attempt. */
let desk: AnchorDesk;
/** Shows them to everybody. */
let openDesk: AnchorDesk;
/** Has handed in an answer to `one` and `two`. */
let learner: SignedUp;

beforeAll(async () => {
  desk = await openAnchorDesk();
  ({ app } = desk);
  openDesk = await openAnchorDesk('open', app);
  learner = await startLearning();
}, 60_000);
afterAll(() => app.close());

async function startLearning(...answered: string[]): Promise<SignedUp> {
  const who = await startPractising(app);
  const slugs = answered.length === 0 ? ['one', 'two'] : answered;
  for (const slug of slugs) await answerQuestion(app, who, desk.idOf(slug));
  return who;
}

const get = async (path: string, who: SignedUp = learner): Promise<Response> =>
  app.http.get(path).set(who.auth);
const offerPath = ({ id }: Pick<AnchorBody, 'id'>): string => `/v1/calibration/anchors/${id}`;
const retire = async ({ questionId, id }: AnchorBody): Promise<Response> =>
  app.http.post(`/v1/questions/${questionId}/anchors/${id}/retire`).set(desk.owner.auth);

async function listOffers(query = '', who: SignedUp = learner): Promise<OfferBody[]> {
  const response = await get(`/v1/calibration/anchors?limit=100${query}`, who);
  expect(response.status).toBe(200);
  expect(response.text).not.toMatch(new RegExp(`${whySentinel}|${answerSentinel}`, 'u'));
  return (response.body as PageBody<OfferBody>).data;
}

async function take(anchor: AnchorBody, levels: string, more: object = {}): Promise<TryBody> {
  const response = await desk.take(learner, anchor.id, levels, more);
  if (response.status !== 201) throw new Error(`try: ${response.text}`);
  return response.body as TryBody;
}

async function standingOf(who: SignedUp): Promise<StandingBody | undefined> {
  const { data } = (await get('/v1/calibration/standing', who)).body as PageBody<StandingBody>;
  const standing = data.find(({ bankId }) => bankId === desk.bankId);
  const isCalibrated = await app.app.get(CalibrationReader).isCalibrated(who.id, desk.bankId);
  expect(isCalibrated).toBe(standing?.calibrated ?? false);
  return standing;
}

describe('GET /v1/calibration/anchors', () => {
  it('offers those of open banks, and of questions that were answered', async () => {
    const [one, three, open] = [
      await desk.make('one', '22222'),
      await desk.make('three', '22222'),
      await openDesk.make('one', '22222'),
    ];
    const ids = (await listOffers()).map(({ id }) => id);
    expect([one, three, open].map(({ id }) => ids.includes(id))).toEqual([true, false, true]);
    const stranger = await startPractising(app);
    const theirs = (await listOffers('', stranger)).map(({ id }) => id);
    expect([one, three, open].map(({ id }) => theirs.includes(id))).toEqual([false, false, true]);
  });

  it('is told by bank and by question, and knows earlier tries', async () => {
    const anchor = await desk.make('two', '22222');
    expect((await listOffers(`&bankId=${openDesk.bankId}`)).map(({ id }) => id)).not.toContain(
      anchor.id,
    );
    const questionId = desk.idOf('two');
    expect(await listOffers(`&questionId=${questionId}`)).toEqual([
      expect.objectContaining({ id: anchor.id, questionId, tries: 0, passed: null, triedAt: null }),
    ]);
    await take(anchor, '22222');
    await take(anchor, '00000');
    expect(await listOffers(`&bankId=${desk.bankId}&questionId=${questionId}`)).toMatchObject([
      { id: anchor.id, tries: 2, passed: false, triedAt: app.clock.now().toISOString() },
    ]);
    expect(await listOffers(`&bankId=${randomUUID()}`)).toEqual([]);
    await retire(anchor);
    expect(await listOffers(`&questionId=${questionId}`)).toEqual([]);
  });

  it('shows an unlisted bank to who names it, and a private one to nobody else', async () => {
    const { bankId, owner } = openDesk;
    const anchor = await openDesk.make('two', '22222');
    const isSeen = async (query: string, who: SignedUp): Promise<boolean> =>
      (await listOffers(query, who)).some(({ id }) => id === anchor.id);
    const setVisibility = (visibility: string) =>
      app.dataSource.query('UPDATE bank SET visibility = $2 WHERE id = $1', [bankId, visibility]);
    await setVisibility('unlisted');
    expect([await isSeen('', learner), await isSeen(`&bankId=${bankId}`, learner)]).toEqual([
      false,
      true,
    ]);
    await setVisibility('private');
    expect(await isSeen(`&bankId=${bankId}`, learner)).toBe(false);
    expect(await isSeen(`&bankId=${bankId}`, owner)).toBe(true);
    expect((await get(offerPath(anchor))).status).toBe(404);
    await setVisibility('public');
    expect(await isSeen('', learner)).toBe(true);
  });

  it('comes in pages', async () => {
    const all = (await listOffers()).map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await get(`/v1/calibration/anchors?limit=2${query}`)).body;
      const { data, nextCursor } = page as PageBody<OfferBody>;
      paged.push(...data.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(6);
  });
});

describe('GET /v1/calibration/anchors/:id', () => {
  it('has the answer, the question and the rubric, and nothing that the expert says', async () => {
    const anchor = await desk.make('one', '12222', { redFlags: [0] });
    const response = await get(offerPath(anchor));
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      id: anchor.id,
      bankId: desk.bankId,
      questionId: desk.idOf('one'),
      answer: anchor.answer,
      candidateLevel: 'senior',
      prompt: 'Prompt of one-after-attempt',
      redFlags: ['It never fails.'],
    });
    const { rubric } = response.body as { rubric: { key: string; levels: object[] }[] };
    expect(rubric.map(({ key, levels }) => [key, levels.length])).toEqual(
      [1, 2, 3, 4, 5].map((each) => [`criterion-${each}`, 4]),
    );
    for (const word of [whySentinel, 'score', 'mustHaveMet', 'retiredAt', '"items"']) {
      expect(response.text).not.toContain(word);
    }
  });

  it('is not there for who has not answered, like one that is not there at all', async () => {
    const anchor = await desk.make('three', '22222');
    const closed = await get(offerPath(anchor));
    const random = await get(offerPath({ id: randomUUID() }));
    expect([closed.status, random.status]).toEqual([404, 404]);
    expect((closed.body as ProblemBody).detail).toBe((random.body as ProblemBody).detail);
    const keeper = await get(offerPath(anchor), desk.owner);
    expect(keeper.status).toBe(404);
    const late = await startLearning('three');
    expect((await get(offerPath(anchor), late)).status).toBe(200);
  });

  it('is noted in an attempt that is open, for it shows the rubric', async () => {
    const anchor = await openDesk.make('three', '22222');
    const { id } = await startAttempt(app, learner, openDesk.idOf('three'));
    const response = await get(offerPath(anchor));
    const attempt = await getAttempt(app, learner, id);
    expect(attempt).toMatchObject({ peeked: true, version: 2 });
    expect(response.headers['attempt-etag']).toBe(`"${id}.2"`);
  });
});

describe('POST /v1/calibration/anchors/:id/tries', () => {
  it('passes near the expert, and lays the levels out', async () => {
    const anchor = await desk.make('one', '23210', { redFlags: [0] });
    const passed = await take(anchor, '32211');
    expect(passed).toMatchObject({
      anchorId: anchor.id,
      number: 1,
      passed: true,
      mustHavesRight: true,
      meanOff: 0.2,
      meanSigned: 0.066_67,
      redFlags: [],
      expertRedFlags: [0],
      expertScore: anchor.score,
    });
    expect(passed.criteria.slice(0, 2)).toEqual([
      {
        criterion: 'criterion-1',
        title: 'What criterion-1 looks for',
        mustHave: true,
        level: 'extended',
        side: 'too-high',
        levelsOff: 1,
        callRight: true,
        why: `${whySentinel} 1`,
        quote: null,
        expertLevel: 'applied',
      },
      expect.objectContaining({ side: 'too-low', levelsOff: 1, expertLevel: 'extended' }),
    ]);
    expect(passed.criteria[3]).toMatchObject({ side: 'equal', levelsOff: 0, callRight: null });
  });

  it('keeps the levels back until the third failure, and gives the reasons at once', async () => {
    const anchor = await desk.make('one', '12222', { redFlags: [0] });
    for (const number of [1, 2]) {
      app.clock.advance({ seconds: 1 });
      const failed = await take(anchor, '22222');
      expect(failed).toMatchObject({
        number,
        passed: false,
        mustHavesRight: false,
        meanOff: 0.066_67,
        expertRedFlags: null,
        expertScore: null,
      });
      expect(failed.criteria[0]).toMatchObject({ callRight: false, side: 'too-high' });
      expect(failed.criteria.map(({ expertLevel }) => expertLevel)).toEqual(Array(5).fill(null));
      expect(failed.criteria[0]?.why).toContain(whySentinel);
    }
    app.clock.advance({ seconds: 1 });
    const third = await take(anchor, '22222');
    expect(third).toMatchObject({ number: 3, passed: false, expertScore: 0.6 });
    expect(third.criteria[0]?.expertLevel).toBe('named');
    // What was laid out once stays so, in the tries before as well.
    const { data } = (await get(`/v1/calibration/tries?anchorId=${anchor.id}`))
      .body as PageBody<TryBody>;
    expect(data.map(({ number, expertScore }) => [number, expertScore])).toEqual([
      [3, 0.6],
      [2, 0.6],
      [1, 0.6],
    ]);
  });

  it('lists everything that is wrong with the sheet, and keeps no try', async () => {
    const anchor = await desk.make('one', '22222');
    const level = 'applied';
    const items = [
      { criterion: 'criterion-1', level: 'splendid' },
      { criterion: 'criterion-2', level },
      { criterion: 'criterion-2', level },
      { criterion: 'another', level },
    ];
    const refused = await desk.take(learner, anchor.id, '', { items, redFlags: [9] });
    expect(refused.status).toBe(422);
    expect((refused.body as ProblemBody).errors?.map(({ pointer }) => pointer)).toEqual([
      '#/items/0/level',
      '#/items/2/criterion',
      '#/items/3/criterion',
      '#/items',
      '#/items',
      '#/items',
      '#/redFlags/0',
    ]);
    expect(refused.text).not.toContain(whySentinel);
    const tries = await get(`/v1/calibration/tries?anchorId=${anchor.id}`);
    expect(tries.body).toEqual({ data: [], nextCursor: null });
    const commented = await desk.take(learner, anchor.id, '', {
      items: [{ criterion: 'criterion-1', level, comment: 'x' }],
    });
    expect(commented.status).toBe(400);
  });

  it('is one try when it is sent twice, and numbered one by one when sent at once', async () => {
    const anchor = await desk.make('one', '22222');
    const send = (key: string) =>
      app.http
        .post(`${offerPath(anchor)}/tries`)
        .set({ ...learner.auth, 'Idempotency-Key': `${anchor.id}-${key}` })
        .send({ items: anchor.items.map(({ criterion, level }) => ({ criterion, level })) });
    const first = await send('a');
    const again = await send('a');
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    const rest = await Promise.all(['b', 'c', 'd'].map(send));
    expect(rest.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { data } = (await get(`/v1/calibration/tries?anchorId=${anchor.id}`))
      .body as PageBody<TryBody>;
    expect(new Set(data.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('is refused to who has not answered the question, without a word of it', async () => {
    const anchor = await desk.make('three', '22222');
    const refused = await desk.take(learner, anchor.id, '22222');
    expect(refused.status).toBe(404);
    expect(refused.text).not.toContain(whySentinel);
  });
});

describe('GET /v1/calibration/tries', () => {
  it('has one’s own, by anchor and by bank, page by page, whatever became of the anchor', async () => {
    const who = await startLearning();
    const [one, two] = [await desk.make('one', '22222'), await desk.make('two', '22222')];
    const open = await openDesk.make('one', '22222');
    for (const { id } of [one, two, open]) {
      app.clock.advance({ minutes: 1 });
      expect((await desk.take(who, id, '22222')).status).toBe(201);
    }
    await retire(two);
    const anchorsOf = async (query: string): Promise<string[]> => {
      const { data } = (await get(`/v1/calibration/tries${query}`, who)).body as PageBody<TryBody>;
      return data.map(({ anchorId }) => anchorId);
    };
    expect(await anchorsOf('')).toEqual([open.id, two.id, one.id]);
    expect(await anchorsOf(`?bankId=${desk.bankId}`)).toEqual([two.id, one.id]);
    expect(await anchorsOf(`?anchorId=${open.id}`)).toEqual([open.id]);
    const first = (await get('/v1/calibration/tries?limit=2', who)).body as PageBody<TryBody>;
    expect(await anchorsOf(`?limit=2&cursor=${first.nextCursor}`)).toEqual([one.id]);
    const stranger = await startPractising(app);
    expect((await get('/v1/calibration/tries', stranger)).body).toMatchObject({ data: [] });
  });
});

describe('GET /v1/calibration/standing', () => {
  it('asks for two anchors where there are two, and lapses after 180 days', async () => {
    const who = await startLearning();
    expect(await standingOf(who)).toBeUndefined();
    const [one, two] = [await desk.make('one', '22222'), await desk.make('two', '22222')];
    await desk.take(who, one.id, '22222');
    expect(await standingOf(who)).toMatchObject({
      calibrated: false,
      since: null,
      until: null,
      passesNeeded: 2,
      passes: [{ anchorId: one.id }],
    });
    app.clock.advance({ days: 10 });
    await desk.take(who, two.id, '22222');
    const since = app.clock.now();
    expect(await standingOf(who)).toMatchObject({
      calibrated: true,
      since: since.toISOString(),
      until: new Date(since.getTime() + 170 * 86_400_000).toISOString(),
      passes: [{ anchorId: one.id }, { anchorId: two.id, passedAt: since.toISOString() }],
    });
    app.clock.advance({ days: 169, hours: 23 });
    expect(await standingOf(who)).toMatchObject({ calibrated: true });
    app.clock.advance({ hours: 1 });
    expect(await standingOf(who)).toMatchObject({
      calibrated: false,
      passes: [{ anchorId: two.id }],
    });
  });

  it('is lost by a later failure, and kept when an anchor is retired or outdated', async () => {
    const who = await startLearning();
    const [one, two] = [await desk.make('one', '22222'), await desk.make('two', '22222')];
    for (const { id } of [one, two]) await desk.take(who, id, '22222');
    await desk.take(who, two.id, '00000');
    expect(await standingOf(who)).toMatchObject({ calibrated: false });
    await desk.take(who, two.id, '22222');
    await retire(one);
    expect(await standingOf(who)).toMatchObject({ calibrated: true, passesNeeded: 2 });
    await desk.revise({ difficulty: 4 });
    // No anchor is on offer any more.
    expect(await standingOf(who)).toMatchObject({ calibrated: true, passesNeeded: 1 });
    const reader = app.app.get(CalibrationReader);
    const stranger = await startPractising(app);
    expect(await reader.listCalibrated([who.id, stranger.id], desk.bankId)).toEqual(
      new Set([who.id]),
    );
    expect(await reader.isCalibrated(who.id, openDesk.bankId)).toBe(false);
    await desk.revise({});
  });

  it('comes in pages, one for each bank', async () => {
    const who = await startLearning();
    for (const each of [desk, openDesk]) {
      const { id } = await each.make('one', '22222');
      await each.take(who, id, '22222');
    }
    const page = async (query: string) =>
      (await get(`/v1/calibration/standing?limit=1${query}`, who)).body as PageBody<StandingBody>;
    const first = await page('');
    const second = await page(`&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map(({ bankId }) => bankId)).toEqual(
      [desk.bankId, openDesk.bankId].toSorted(),
    );
    expect(second.nextCursor).toBeNull();
  });
});

describe('what an account takes along', () => {
  it('exports tries and anchors made, and deletes the tries only', async () => {
    const who = await startPractising(app, { role: 'coach' });
    const anchor = await openDesk.make('one', '22222');
    await app.dataSource.query(
      `INSERT INTO bank_collaborator (bank_id, account_id, role, added_at)
       VALUES ($1, $2, 'editor', now())`,
      [openDesk.bankId, who.id],
    );
    const made = await app.http
      .post(`/v1/questions/${openDesk.idOf('one')}/anchors`)
      .set(who.auth)
      .send(await openDesk.sheet('one', '11111'));
    expect((await openDesk.take(who, anchor.id, '22222')).status).toBe(201);
    const section = app.app.get(CalibrationSection);
    expect(await section.exportFor(who.id)).toMatchObject({
      tries: [{ anchorId: anchor.id, passed: true }],
      anchorsMade: [{ id: (made.body as AnchorBody).id }],
    });
    await section.removeFor(who.id);
    expect((await get('/v1/calibration/tries', who)).body).toMatchObject({ data: [] });
    expect(await section.exportFor(who.id)).toMatchObject({ tries: [], anchorsMade: [{}] });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { GradeGiving } from '../../src/attempts/grade-giving.service.js';
import { answerQuestion, filledSheet, gradeAttempt, post, sheet } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface QualityBody {
  tooFew: boolean;
  revisions: { revisionId: string; number: number }[];
  use: { answers: number } | null;
  abandonedShare: number | null;
  self: { learners: number; answers: number; passRate: number; criteria: object[] } | null;
  others: { learners: number; answers: number } | null;
  agreement: { criteria: object[] } | null;
  findings: object[];
}
interface RowBody {
  slug: string;
  passRate: number | null;
  [figure: string]: unknown;
}

/** What ten learners give themselves for the first two criteria; the others are always at the top. */
const selfLevels = ['00', '01', '00', '11', '12', '21', '23', '32', '33', '33'];
/** What a coach says to the first five. */
const coachLevels = ['00', '11', '22', '11', '10'];
const hints = [2, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const bankSlug = 'measured';
const formula = '=SUM(A1:A9)';

let app: TestApp;
let coach: SignedUp;
let admin: SignedUp;
let learners: SignedUp[];
let bankId: string;
let ids: Record<string, string>;

const documentOf = (changes: Json = {}) =>
  bankDocument(bankSlug, [
    questionDocument('asked-much', changes),
    questionDocument('asked-little', { title: formula }),
    questionDocument('asked-never'),
  ]);

beforeAll(async () => {
  app = await startTestApp();
  coach = await startPractising(app, { role: 'coach' });
  admin = await startPractising(app, { role: 'admin' });
  ({ bankId } = await importBank(app, documentOf()));
  ids = await questionIds(app, bankId);
  learners = [];
  for (let learner = 0; learner < 16; learner += 1) learners.push(await startPractising(app));
  for (const [place, levels] of selfLevels.entries()) {
    const attemptId = await answer('asked-much', place, `${levels}333`, {
      minutes: 10 + 2 * place,
      hints: hints[place] ?? 0,
    });
    const judged = coachLevels[place];
    if (judged !== undefined) await judge(place, attemptId, `${judged}333`);
  }
  for (let place = 0; place < 5; place += 1) {
    await answer('asked-little', place, '33333');
    await leave('asked-much', 10 + place);
  }
});
afterAll(() => app.close());

const idOf = (slug: string): string => ids[slug] ?? '';

function learnerAt(place: number): SignedUp {
  const learner = learners[place];
  if (learner === undefined) throw new Error(`no learner ${place}`);
  return learner;
}

async function answer(
  slug: string,
  place: number,
  levels: string,
  how: { minutes?: number; hints?: number } = {},
): Promise<string> {
  const { id } = await answerQuestion(app, learnerAt(place), idOf(slug), how);
  await gradeAttempt(app, learnerAt(place), id, sheet(levels));
  return id;
}

async function judge(place: number, attemptId: string, levels: string): Promise<void> {
  const author = { id: learnerAt(place).id, zone: 'UTC', rolloverHour: 4 };
  const signed = { kind: 'coach', graderId: coach.id, reason: 'As the rubric says.' } as const;
  await app.app.get(GradeGiving).give(author, { attemptId, sheet: filledSheet(levels), signed });
}

async function leave(slug: string, place: number): Promise<void> {
  const started = await post(app, learnerAt(place), '/v1/attempts', {
    questionId: idOf(slug),
    mode: 'written',
  });
  const { id } = started.body as { id: string };
  const left = await post(app, learnerAt(place), `/v1/attempts/${id}/abandon`);
  if (left.status !== 200) throw new Error(`abandon: ${left.text}`);
}

const ask = async (path: string, who: SignedUp = coach): Promise<Response> =>
  app.http.get(path).set(who.auth);

async function qualityOf(slug: string, query = ''): Promise<QualityBody> {
  const response = await ask(`/v1/questions/${idOf(slug)}/quality${query}`);
  expect(response.status).toBe(200);
  return response.body as QualityBody;
}

describe('GET /v1/questions/:id/quality', () => {
  it('has the figures that paper and pencil give, learners apart from others', async () => {
    const quality = await qualityOf('asked-much');
    expect(quality).toMatchObject({
      questionId: idOf('asked-much'),
      attempts: 'first',
      tooFew: false,
      revisions: [{ number: 1 }],
      abandonedShare: 0.3333,
      findings: [],
      use: {
        learners: 10,
        answers: 10,
        hintedShare: 0.3,
        meanHints: 0.4,
        gaveUpShare: 0,
        peekedShare: 0,
        time: {
          answers: 10,
          lowerQuartile: 0.725,
          median: 0.95,
          upperQuartile: 1.175,
          overTimeShare: 0.4,
        },
      },
      self: {
        learners: 10,
        answers: 10,
        passRate: 0.4,
        passRateInterval: { low: 0.1682, high: 0.6873 },
        meanScore: 0.8067,
        discrimination: 0.8203,
        upperLowerIndex: 0.3778,
      },
      others: {
        learners: 5,
        answers: 5,
        passRate: 0.2,
        passRateInterval: { low: 0.0362, high: 0.6245 },
        meanScore: 0.72,
        discrimination: null,
        upperLowerIndex: null,
      },
      agreement: { learners: 5, answers: 5, alpha: 0.9145 },
    });
  });

  it('has them of every criterion', async () => {
    const { self, agreement } = await qualityOf('asked-much');
    expect(self?.criteria).toHaveLength(5);
    expect(self?.criteria[0]).toEqual({
      criterion: 'criterion-1',
      title: 'What criterion-1 looks for',
      tooFew: false,
      figures: {
        answers: 10,
        passRate: 0.5,
        passRateInterval: { low: 0.2366, high: 0.7634 },
        meanLevelShare: 0.5,
        passDiscrimination: 0.7184,
        levelDiscrimination: 0.8203,
        upperLowerIndex: 0.8889,
      },
    });
    // Always at the top: it passes, and tells nobody apart.
    expect(self?.criteria[4]).toMatchObject({
      figures: { passRate: 1, levelDiscrimination: null, upperLowerIndex: 0 },
    });
    const splits = { answers: 5, splitShare: 0, withinAnswerDeviation: 0 };
    expect(agreement?.criteria).toEqual(
      [
        { ...splits, splitShare: 0.2, withinAnswerDeviation: 0.2357 },
        { ...splits, splitShare: 0.4, withinAnswerDeviation: 0.2981 },
        splits,
        splits,
        splits,
      ].map((figures, place) => ({ criterion: `criterion-${place + 1}`, tooFew: false, figures })),
    );
  });

  it('says nothing of fewer than five learners', async () => {
    expect(await qualityOf('asked-never')).toEqual({
      questionId: idOf('asked-never'),
      attempts: 'first',
      tooFew: true,
      revisions: [{ revisionId: expect.any(String) as unknown, number: 1 }],
      use: null,
      abandonedShare: null,
      self: null,
      others: null,
      agreement: null,
      findings: [],
    });
    for (let place = 0; place < 4; place += 1) await answer('asked-never', place, '00000');
    expect(await qualityOf('asked-never', '?attempts=all')).toMatchObject({
      tooFew: true,
      self: null,
    });
  });

  it('does not move for one more learner, nor tell one by their second answer', async () => {
    const before = await qualityOf('asked-much');
    await answer('asked-much', 15, '00000');
    for (let place = 0; place < 4; place += 1) await answer('asked-much', place, '33333');
    expect(await qualityOf('asked-much')).toEqual(before);
    const { attempts: _first, ...same } = before as QualityBody & { attempts: string };
    expect(await qualityOf('asked-much', '?attempts=all')).toMatchObject(same);
  });

  it('counts repeated answers where they are asked for, of five learners', async () => {
    const before = await qualityOf('asked-much');
    await answer('asked-much', 4, '33333');
    expect(await qualityOf('asked-much', '?attempts=all')).toMatchObject({
      attempts: 'all',
      use: { learners: 10, answers: 15 },
      self: { learners: 10, answers: 15, passRate: 0.6 },
      others: { answers: 5 },
    });
    expect(await qualityOf('asked-much', '?attempts=first')).toEqual(before);
  });

  it('holds no name, id or word of a learner', async () => {
    const { text } = await ask(`/v1/questions/${idOf('asked-much')}/quality?attempts=all`);
    const secrets = [...learners.flatMap(({ id, email }) => [id, email]), coach.id, 'An answer.'];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    const path = `/v1/questions/${idOf('asked-much')}/quality`;
    expect((await ask(`${path}?attempts=last`)).status).toBe(400);
    expect((await ask(`${path}?cohortId=${randomUUID()}`)).status).toBe(400);
    expect((await ask(`/v1/questions/${randomUUID()}/quality`)).status).toBe(404);
  });
});

describe('GET /v1/banks/:id/quality', () => {
  const rowsOf = async (query: string): Promise<RowBody[]> => {
    const response = await ask(`/v1/banks/${bankId}/quality${query}`);
    expect(response.status).toBe(200);
    return (response.body as { data: RowBody[] }).data;
  };

  it('compares the questions, in the order of the bank', async () => {
    const [much, little, never] = await rowsOf('');
    expect(much).toEqual({
      questionId: idOf('asked-much'),
      slug: 'asked-much',
      title: 'Title of asked-much',
      tooFew: false,
      answers: 10,
      judged: 10,
      passRate: 0.4,
      meanScore: 0.8067,
      discrimination: 0.8203,
      upperLowerIndex: 0.3778,
      alpha: 0.9145,
      splitShare: 0.4,
      medianTime: 0.95,
      overTimeShare: 0.4,
      hintedShare: 0.3,
      gaveUpShare: 0,
      abandonedShare: 0.3333,
      findings: [],
    });
    expect(little).toMatchObject({ slug: 'asked-little', answers: 5, passRate: 1, tooFew: false });
    expect(never).toMatchObject({
      slug: 'asked-never',
      answers: null,
      passRate: null,
      tooFew: true,
    });
  });

  it.each([
    ['?sort=passRate', ['asked-much', 'asked-little', 'asked-never']],
    ['?sort=passRate&order=desc', ['asked-little', 'asked-much', 'asked-never']],
    ['?order=desc', ['asked-never', 'asked-little', 'asked-much']],
    ['?finding=too-easy', []],
  ])('takes %s', async (query, slugs) => {
    expect((await rowsOf(query)).map(({ slug }) => slug)).toEqual(slugs);
  });

  it('takes the grades of others, and all answers', async () => {
    expect((await rowsOf('?graders=others')).map(({ passRate }) => passRate)).toEqual([
      0.2,
      null,
      null,
    ]);
    expect((await rowsOf('?attempts=all')).map(({ judged }) => judged)).toEqual([15, 5, null]);
  });

  it('comes in pages', async () => {
    const seen: string[] = [];
    let path: string | null = `/v1/banks/${bankId}/quality?limit=1&sort=passRate`;
    while (path !== null) {
      const response: Response = await ask(path);
      const page = response.body as { data: RowBody[]; nextCursor: string | null };
      seen.push(...page.data.map(({ slug }) => slug));
      path = /<(.*)>; rel="next"/u.exec(response.headers['link'] ?? '')?.[1] ?? null;
      expect(path === null).toBe(page.nextCursor === null);
    }
    expect(seen).toEqual(['asked-much', 'asked-little', 'asked-never']);
  });

  it('comes as CSV, whole, with formulas disarmed', async () => {
    const response = await ask(`/v1/banks/${bankId}/quality?format=csv&limit=1&order=desc`);
    expect(response.headers['content-type']).toContain('text/csv');
    const [head, ...lines] = response.text.trimEnd().split('\r\n');
    expect(head).toBe(
      'questionId,slug,title,answers,judged,passRate,meanScore,discrimination,upperLowerIndex,' +
        'alpha,splitShare,medianTime,overTimeShare,hintedShare,gaveUpShare,abandonedShare,findings',
    );
    expect(lines).toEqual([
      `${idOf('asked-never')},asked-never,Title of asked-never,,,,,,,,,,,,,,`,
      `${idOf('asked-little')},asked-little,'=SUM(A1:A9),5,5,1,1,,,,,0.05,0,0,0,0,`,
      `${idOf('asked-much')},asked-much,Title of asked-much,10,10,0.4,0.8067,0.8203,0.3778,0.9145,0.4,0.95,0.4,0.3,0,0.3333,`,
    ]);
    const first = await ask(`/v1/banks/${bankId}/quality?limit=1`);
    const { nextCursor } = first.body as { nextCursor: string };
    const paged = await ask(`/v1/banks/${bankId}/quality?format=csv&limit=1&cursor=${nextCursor}`);
    expect(paged.body).toMatchObject({ status: 400, errors: [{ code: 'not-paged' }] });
  });
});

describe('who is told how good questions are', () => {
  const statuses = async (who: SignedUp): Promise<number[]> => [
    (await ask(`/v1/questions/${idOf('asked-much')}/quality`, who)).status,
    (await ask(`/v1/banks/${bankId}/quality`, who)).status,
  ];

  const leaveWithoutOwner = (visibility: string) =>
    app.dataSource.query('UPDATE bank SET owner_id = NULL, visibility = $2 WHERE id = $1', [
      bankId,
      visibility,
    ]);

  it('of the installation’s own banks: coaches and admins', async () => {
    expect(await statuses(coach)).toEqual([200, 200]);
    expect(await statuses(admin)).toEqual([200, 200]);
    expect(await statuses(learnerAt(0))).toEqual([403, 403]);
  });

  it('of somebody’s bank: who works on it, and admins', async () => {
    const owner = await startPractising(app, { role: 'coach' });
    const helper = await startPractising(app, { role: 'coach' });
    const stranger = await startPractising(app, { role: 'coach' });
    const becomes = (visibility: string) =>
      app.dataSource.query('UPDATE bank SET owner_id = $2, visibility = $3 WHERE id = $1', [
        bankId,
        owner.id,
        visibility,
      ]);
    await app.dataSource.query(`INSERT INTO bank_collaborator VALUES ($1, $2, 'viewer', now())`, [
      bankId,
      helper.id,
    ]);
    await becomes('public');
    for (const who of [owner, helper, admin]) expect(await statuses(who)).toEqual([200, 200]);
    expect(await statuses(stranger)).toEqual([403, 403]);
    expect(await statuses(learnerAt(0))).toEqual([403, 403]);
    await becomes('private');
    for (const who of [owner, helper, admin]) expect(await statuses(who)).toEqual([200, 200]);
    for (const [path, id] of [
      ['questions', idOf('asked-much')],
      ['banks', bankId],
    ]) {
      const theirs = await ask(`/v1/${path}/${id}/quality`, stranger);
      const random = await ask(`/v1/${path}/${randomUUID()}/quality`, stranger);
      expect(theirs.status).toBe(404);
      const anonymous = (body: object) => ({ ...body, instance: '', requestId: '' });
      expect(anonymous(theirs.body as object)).toEqual(anonymous(random.body as object));
    }
    await app.dataSource.query('DELETE FROM bank_collaborator WHERE bank_id = $1', [bankId]);
    await leaveWithoutOwner('public');
  });

  it.each([
    ['private', [404, 404]],
    ['unlisted', [403, 403]],
  ])('of a bank whose owner left it %s: admins alone', async (visibility, refusals) => {
    await leaveWithoutOwner(visibility);
    expect(await statuses(coach)).toEqual(refusals);
    expect(await statuses(admin)).toEqual([200, 200]);
    await leaveWithoutOwner('public');
    expect(await statuses(coach)).toEqual([200, 200]);
  });
});

describe('a question that is edited', () => {
  it('keeps its figures while it scores alike, and begins anew when it does not', async () => {
    const before = await qualityOf('asked-much');
    await importBank(app, documentOf({ prompt: 'The same in other words.' }));
    const reworded = await qualityOf('asked-much');
    expect(reworded.revisions.map(({ number }) => number)).toEqual([1, 2]);
    expect(reworded).toEqual({ ...before, revisions: reworded.revisions });
    await importBank(app, documentOf({ timeLimitMinutes: 40 }));
    expect(await qualityOf('asked-much')).toMatchObject({
      tooFew: true,
      revisions: [{ number: 3 }],
    });
    // Who met the question before is no first sight of it.
    for (let place = 0; place < 5; place += 1) await answer('asked-much', place, '33333');
    expect(await qualityOf('asked-much')).toMatchObject({ tooFew: true });
    expect(await qualityOf('asked-much', '?attempts=all')).toMatchObject({ self: { answers: 5 } });
  });
});

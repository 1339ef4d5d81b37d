import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { answerQuestion, importQuestions, startAttempt } from '../support/answering.js';
import {
  bankDocument,
  criterion,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import { bankOf } from '../support/coaching.js';
import { mustAct, read } from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  book,
  getInterview,
  makePair,
  propose,
  type MockInterviewBody,
} from '../support/mock-interviews.js';
import { postReview, review } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const noon = '2026-03-03T12:00:00.000Z';
const capstone = {
  pitch: 'An engine that keeps what it acknowledged.',
  smallestDemo: 'Put, get, kill, get.',
  metrics: ['0 acknowledged writes lost'],
  demo: [
    { at: '0:00', show: 'The promise.' },
    { at: '7:30', show: 'The kill.' },
  ],
  peerReview: ['Run it from its README.'],
  risks: [{ risk: 'Scope grows.', sign: 'A parser appears.', response: 'Cut it.' }],
};

let app: TestApp;
/** She asks, he answers. */
let ada: SignedUp;
let bob: SignedUp;
let coach: SignedUp;
let cohortId: string;
let question: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  ({ ada, bob, coach, cohortId } = await makePair(app));
  question = await add();
});

async function add(changes: Json = {}): Promise<string> {
  const [id = ''] = await importQuestions(app, `ask-${randomUUID().slice(0, 8)}`, 1, changes);
  return id;
}

async function addProject(): Promise<string> {
  const slug = `engine-${randomUUID().slice(0, 8)}`;
  const milestones = [1, 2].map((number) =>
    questionDocument(`${slug}-m${number}`, {
      kind: 'milestone',
      milestone: { capstone: slug, number, workHours: 3, acceptance: ['It runs.'] },
    }),
  );
  const whole = questionDocument(slug, { kind: 'capstone', capstone });
  const { bankId } = await importBank(app, bankDocument(slug, [whole, ...milestones]));
  return (await questionIds(app, bankId))[slug] ?? '';
}

const run = (sql: string, values: unknown[]) => app.dataSource.query(sql, values);

async function close(visibility: string, ownerId: string | null): Promise<string> {
  const bankId = await bankOf(app, question);
  const sql = `UPDATE bank SET visibility = $2, owner_id = $3 WHERE id = $1`;
  await run(sql, [bankId, visibility, ownerId]);
  return bankId;
}

/** By number of the round, as each of the two is told. */
async function told(id: string): Promise<(boolean | null)[]> {
  const [adas, bobs] = [await getInterview(app, ada, id), await getInterview(app, bob, id)];
  const flags = (shown: MockInterviewBody) => shown.rounds.map(({ hasQuestion }) => hasQuestion);
  expect(flags(bobs)).toEqual(flags(adas));
  return flags(adas);
}

const cases: [string, boolean, () => Promise<unknown>][] = [
  ['answered by who asks', true, () => answerQuestion(app, ada, question)],
  ['answered by nobody', false, async () => null],
  ['begun by who asks', false, () => startAttempt(app, ada, question)],
  [
    'with a card of who answers',
    false,
    async () => {
      await answerQuestion(app, ada, question);
      await postReview(app, bob, review(question, 3));
    },
  ],
  [
    'begun by who answers',
    false,
    async () => {
      await answerQuestion(app, ada, question);
      await startAttempt(app, bob, question);
    },
  ],
  [
    'retired',
    false,
    async () => {
      await answerQuestion(app, ada, question);
      await run(`UPDATE question SET retired_at = now() WHERE id = $1`, [question]);
    },
  ],
  [
    'a project',
    false,
    async () => {
      question = await addProject();
      const answer = 'See https://example.org/engine: 0 writes lost, replay at 96 MB/s.';
      await answerQuestion(app, ada, question, { submit: { answer } });
    },
  ],
  [
    'in a bank closed to who answers',
    false,
    async () => {
      await answerQuestion(app, ada, question);
      await close('private', ada.id);
    },
  ],
  [
    'in a private bank of who answers',
    true,
    async () => {
      await answerQuestion(app, ada, question);
      await close('private', bob.id);
    },
  ],
  [
    'in a private bank that who answers works on',
    true,
    async () => {
      await answerQuestion(app, ada, question);
      const bankId = await close('private', coach.id);
      await run(`UPDATE account SET role = 'coach' WHERE id = $1`, [bob.id]);
      const sql = `INSERT INTO bank_collaborator (bank_id, account_id, role, added_at)
                   VALUES ($1, $2, 'editor', $3)`;
      await run(sql, [bankId, bob.id, app.clock.now()]);
    },
  ],
  [
    'in a bank of another cohort',
    false,
    async () => {
      await answerQuestion(app, ada, question);
      await close('cohort', coach.id);
    },
  ],
  [
    'in a bank of a common cohort',
    true,
    async () => {
      await answerQuestion(app, ada, question);
      const bankId = await close('cohort', coach.id);
      const sql = `INSERT INTO cohort_bank (cohort_id, bank_id, shared_by, shared_at)
                   VALUES ($1, $2, $3, $4)`;
      await run(sql, [cohortId, bankId, coach.id, app.clock.now()]);
    },
  ],
  [
    'that asks for nothing at the level',
    false,
    async () => {
      const rubric = [1, 2, 3, 4, 5].map((n) =>
        criterion(`criterion-${n}`, n < 4, { minLevel: 'staff' }),
      );
      question = await add({ rubric, level: 'staff' });
      await answerQuestion(app, ada, question, { start: { candidateLevel: 'staff' } });
    },
  ],
  [
    'that asks for something at the level',
    true,
    async () => {
      const rubric = [1, 2, 3, 4, 5].map((n) =>
        criterion(`criterion-${n}`, n < 4, { minLevel: n === 5 ? 'junior' : 'staff' }),
      );
      question = await add({ rubric, level: 'staff' });
      await answerQuestion(app, ada, question);
    },
  ],
];

describe('whether there is something to ask in a round', () => {
  it.each(cases)('%s: %s, and it begins only then', async (_, hasQuestion, prepare) => {
    await prepare();
    const { id } = await book(app, { ada, bob }, { questionIds: [question] });
    expect(await told(id)).toEqual([hasQuestion]);
    app.clock.set(noon);
    for (const who of [ada, bob]) await mustAct(app, who, `/${id}/join`);
    expect(await told(id)).toEqual([hasQuestion]);
    const started = await act(app, ada, `/${id}/rounds/1/start`);
    expect(started.status).toBe(hasQuestion ? 200 : 422);
    expect(await told(id)).toEqual([hasQuestion ? null : false]);
  });

  it('is told with the booking, of each round for itself', async () => {
    await answerQuestion(app, bob, question);
    const { id } = await propose(app, ada, { inviteeId: bob.id, rounds: 2 });
    const booked = await act(app, bob, `/${id}/accept`, { startsAt: noon });
    const { rounds } = booked.body as MockInterviewBody;
    expect(rounds.map(({ hasQuestion }) => hasQuestion)).toEqual([false, true]);
  });

  it('follows what becomes of the questions, and is of what is agreed on or picked', async () => {
    const other = await add();
    const { id } = await book(app, { ada, bob }, { questionIds: [question] });
    expect(await told(id)).toEqual([false]);
    await answerQuestion(app, ada, other);
    expect(await told(id)).toEqual([false]);
    await app.http
      .put(`/v1/mock-interviews/${id}/rounds/1/question`)
      .set({ ...ada.auth, 'If-Match': '*' })
      .send({ questionId: other });
    expect(await told(id)).toEqual([true]);
    await answerQuestion(app, bob, other);
    expect(await told(id)).toEqual([false]);
    await answerQuestion(app, ada, question);
    expect(await told(id)).toEqual([true]);
  });

  it.each([
    ['questions', async () => ({ questionIds: [question] })],
    ['banks', async () => ({ bankIds: [await bankOf(app, question)] })],
    ['all there is', async () => ({})],
  ])('looks among %s', async (_, wish) => {
    const { id } = await book(app, { ada, bob }, await wish());
    expect(await told(id)).toEqual([false]);
    await answerQuestion(app, ada, question);
    expect(await told(id)).toEqual([true]);
  });

  it('tells the candidate no more than that, and nobody before a booking', async () => {
    await answerQuestion(app, ada, question);
    const { id } = await propose(app, ada, { inviteeId: bob.id, questionIds: [question] });
    expect(await told(id)).toEqual([]);
    await act(app, bob, `/${id}/accept`, { startsAt: noon });
    const { text } = await read(app, bob, `/${id}`);
    expect(text).toContain('"hasQuestion":true,"question":null');
    expect(text).not.toContain(question);
  });

  it('is told of each in a list, and of none that is over', async () => {
    await answerQuestion(app, ada, question);
    const startsAt = (hour: string) => [`2026-03-03T${hour}:00:00.000Z`];
    const one = await book(app, { ada, bob }, { startsAt: startsAt('12') });
    const two = await book(app, { ada: bob, bob: ada }, { startsAt: startsAt('14') });
    const gone = await book(app, { ada, bob }, { startsAt: startsAt('16') });
    await act(app, ada, `/${gone.id}/cancel`);
    const list = await app.http.get('/v1/mock-interviews').set(bob.auth);
    const { data } = list.body as { data: MockInterviewBody[] };
    const flags = data.map(({ id, rounds }) => [id, rounds[0]?.hasQuestion]);
    expect(new Map(flags as [string, boolean | null][])).toEqual(
      new Map([
        [one.id, true],
        [two.id, false],
        [gone.id, null],
      ]),
    );
  });

  it('is not looked up for calendars, which do not show it', async () => {
    await answerQuestion(app, ada, question);
    const { id } = await book(app, { ada, bob });
    const made = await app.http.post('/v1/calendar-feed').set(bob.auth).send({});
    const { pathname } = new URL((made.body as { url: string }).url);
    const looks = async (path: string): Promise<number> => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const { text, status } = await app.http.get(path).set(bob.auth);
      const sent = query.mock.calls.map((call: unknown[]) => String(call[0]));
      query.mockRestore();
      expect([status, text]).toEqual([200, expect.stringContaining(id)]);
      expect(sent.some((sql) => sql.includes('FROM "mock_interview"'))).toBe(true);
      return sent.filter((sql) => sql.includes('FROM mock_interview_round r')).length;
    };
    expect(await looks('/v1/mock-interviews')).toBe(1);
    expect(await looks(`/v1/mock-interviews/${id}/calendar`)).toBe(0);
    expect(await looks(pathname)).toBe(0);
  });
});

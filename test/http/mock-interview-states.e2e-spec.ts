import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, importQuestions, sheet, type ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  act,
  beginRound,
  getInterview,
  makePair,
  propose,
  type MockInterviewBody,
} from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const noon = '2026-03-03T12:00:00.000Z';
const later = '2026-03-04T12:00:00.000Z';
const states = [
  'proposed',
  'scheduled',
  'scheduled, to be moved',
  'live',
  'feedback',
  'completed',
  'cancelled',
  'no_show',
] as const;
type State = (typeof states)[number];

/** What Ada, who offered the times and asks the questions, is answered, and what Bob is. */
type Answers = [ada: number, bob: number];
const both = (status: number): Answers => [status, status];

const documented: Record<string, Answers[]> = {
  // proposed, scheduled, to be moved, live, feedback, completed, cancelled, no_show
  'GET /': states.map(() => both(200)),
  'GET /calendar': row(both(409), both(200), both(200), both(200), both(200), both(200), both(200)),
  'POST /propose': row(both(200), both(200), both(200)),
  // Of what is booked: once more.
  'POST /accept': row([403, 200], both(200), [403, 200], both(200), both(200), both(200)),
  'POST /decline': row([403, 200], both(409), [403, 200]),
  'POST /cancel': row(both(200), both(200), both(200)),
  'POST /join': row(both(409), both(200), both(200), both(200)),
  'GET /rounds/1/question-options': row(both(409), [200, 403], [200, 403], [200, 403]),
  'PUT /rounds/1/question': row(both(409), [200, 403], [200, 403], [200, 403]),
  'GET /live': states.map(() => both(200)),
  'GET /report': only('completed', both(200), both(409)),
  'POST /finish': only('live', both(200), both(409)),
  'GET /rounds/1': onceBooked(states.map(() => both(200))),
  'GET /rounds/1/notes': onceBooked(states.map(() => both(200))),
  'PATCH /rounds/1/notes': onceBooked(states.map(() => both(200))),
  'GET /rounds/1/feedback': onceBooked(states.map(() => both(200))),
  'PUT /rounds/1/feedback/interviewer': onceBooked(only('feedback', [200, 403], [409, 403])),
  'PUT /rounds/1/feedback/candidate': onceBooked(only('feedback', [403, 200], [403, 409])),
  'POST /rounds/1/hints': onceBooked(states.map(() => [409, 403])),
  'POST /rounds/1/end': states.map(() => both(409)),
  // Last, for it leaves Bob with an answer when time goes on.
  'POST /rounds/1/start': onceBooked(only('live', [200, 403], [409, 403])),
};
documented['GET /calendar']?.splice(7, 1, both(200));
// Of what Ada has cancelled: once more.
documented['POST /cancel']?.splice(6, 1, [200, 409]);

function only(state: State, there: Answers, elsewhere: Answers): Answers[] {
  return states.map((each) => (each === state ? there : elsewhere));
}

/** Before that there are no rounds. */
function onceBooked(answers: Answers[]): Answers[] {
  return answers.map((each, index) => (index === 0 ? both(409) : each));
}

/** The rest of the states has nothing left to be done. */
function row(...answers: Answers[]): Answers[] {
  return states.map((_, index) => answers[index] ?? both(409));
}

let app: TestApp;
let ada: SignedUp;
let bob: SignedUp;
let asked: string;
let questionId: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ ada, bob } = await makePair(app));
  const ids = await importQuestions(app, 'asked-in-states', 2);
  [asked = '', questionId = ''] = ids;
  for (const id of ids) await answerQuestion(app, ada, id);
});
afterAll(() => app.close());

async function make(state: State): Promise<MockInterviewBody> {
  app.clock.set('2026-03-02T09:00:00.000Z');
  // What was booked before is out of the way.
  await app.dataSource.query(`UPDATE mock_interview_seat SET is_booked = false`);
  await app.dataSource.query(`DELETE FROM mock_interview WHERE state = 'proposed'`);
  const { id } = await propose(app, ada, { inviteeId: bob.id, questionIds: [asked] });
  if (state !== 'proposed') await act(app, bob, `/${id}/accept`, { startsAt: noon });
  await lead(id, state);
  return getInterview(app, ada, id);
}

/** From what is scheduled to where it is wanted; at five to twelve unless time has to pass. */
async function lead(id: string, state: State): Promise<void> {
  if (state === 'scheduled, to be moved') {
    await act(app, ada, `/${id}/propose`, { startsAt: [later] });
  }
  if (state === 'cancelled') await act(app, ada, `/${id}/cancel`);
  app.clock.set('2026-03-03T11:55:00.000Z');
  if (state === 'no_show') app.clock.set('2026-03-03T12:15:00.000Z');
  if (state !== 'live' && state !== 'feedback' && state !== 'completed') return;
  for (const person of [ada, bob]) await act(app, person, `/${id}/join`);
  if (state === 'live') return;
  await beginRound(app, id);
  app.clock.set('2026-03-03T14:30:00.000Z');
  if (state === 'completed') app.clock.advance({ hours: 48 });
}

async function call(operation: string, caller: SignedUp, id: string): Promise<Response> {
  const [method = '', path = ''] = operation.split(' ');
  const address = `/v1/mock-interviews/${id}${path === '/' ? '' : path}`;
  if (method === 'GET') return app.http.get(address).set(caller.auth);
  const bodies: Record<string, object> = {
    '/propose': { startsAt: ['2026-03-10T12:00:00.000Z'] },
    '/accept': { startsAt: await offered(id) },
    '/rounds/1/question': { questionId },
    '/rounds/1/notes': { text: 'Calm.' },
    '/rounds/1/feedback/interviewer': sheet('22222'),
    '/rounds/1/feedback/candidate': { score: 1 },
  };
  const verbs: Record<string, 'put' | 'patch' | 'post'> = { PUT: 'put', PATCH: 'patch' };
  const request = app.http[verbs[method] ?? 'post'](address);
  return request.set({ ...caller.auth, 'If-Match': '*' }).send(bodies[path] ?? {});
}

async function offered(id: string): Promise<string> {
  const [interview] = await app.dataSource.query<{ start: Date | null }[]>(
    `SELECT offered_starts[1] AS start FROM mock_interview WHERE id = $1`,
    [id],
  );
  return interview?.start?.toISOString() ?? noon;
}

describe('each operation in each state, by each of the two', () => {
  it.each(
    Object.entries(documented).flatMap(([operation, byState]) =>
      states.map((state, index) => ({ operation, state, answers: byState[index] ?? both(0) })),
    ),
  )('$operation on $state: $answers', async ({ operation, state, answers }) => {
    for (const [index, caller] of [ada, bob].entries()) {
      const before = await make(state);
      expect(before.state).toBe(state.split(',')[0]);
      const response = await call(operation, caller, before.id);
      expect(response.status).toBe(answers[index]);
      if (response.status === 200) continue;
      const code = response.status === 403 ? 'forbidden' : 'invalid-state';
      expect((response.body as ProblemBody).code).toBe(code);
      expect(await getInterview(app, ada, before.id)).toEqual(before);
    }
  });
});

describe('each operation by somebody else', () => {
  it.each(Object.keys(documented))(
    '%s: the same 404 as for an id that is nobody’s',
    async (operation) => {
      const before = await make('scheduled, to be moved');
      for (const role of ['learner', 'coach', 'admin'] as const) {
        const stranger = await startPractising(app, { role });
        const theirs = await call(operation, stranger, before.id);
        const nobodys = await call(operation, stranger, randomUUID());
        expect(theirs.status).toBe(404);
        expect(withoutPlace(theirs.body)).toEqual(withoutPlace(nobodys.body));
      }
      expect(await getInterview(app, ada, before.id)).toEqual(before);
    },
  );

  it.each(Object.keys(documented))('%s: 401 without a token', async (operation) => {
    const { id } = await make('proposed');
    const nobody = { ...ada, auth: { Authorization: 'Bearer nothing' } };
    expect((await call(operation, nobody, id)).status).toBe(401);
  });
});

function withoutPlace(body: unknown): object {
  return { ...(body as object), instance: '', requestId: '' };
}

import type { Response } from 'supertest';
import { enrol, makeCohort } from './cohorts.js';
import type { SignedUp, SignUpOptions } from './login.js';
import { startPractising } from './practice.js';
import type { TestApp } from './test-app.js';

interface LocalTimeBody {
  day: string;
  time: string;
  zone: string;
  offset: string;
  text: string;
}

interface PersonBody {
  accountId: string;
  displayName: string | null;
  joinedAt: string | null;
  isNoShow: boolean;
}

/** What tests read out of a mock interview. */
export interface MockInterviewBody {
  id: string;
  version: number;
  state: string;
  proposer: PersonBody;
  invitee: PersonBody | null;
  role: string;
  questionCount: number;
  offer: { isMine: boolean; times: { startsAt: string; local: LocalTimeBody }[] } | null;
  booking: {
    startsAt: string;
    endsAt: string;
    joinableFrom: string;
    local: LocalTimeBody;
  } | null;
  rounds: {
    number: number;
    role: string;
    minutes: number;
    plannedAt: string;
    startedAt: string | null;
    endedAt: string | null;
    hasQuestion: boolean | null;
    question: { questionId: string; title: string; level: string } | null;
  }[];
  cancellation: { reason: string; note: string | null; isMine: boolean | null } | null;
  closedAt: string | null;
  token: string | null;
}

/** What a proposal says unless a test says otherwise: one round in which the proposer asks. */
export const usualProposal = {
  startsAt: ['2026-03-03T12:00:00.000Z'],
  rounds: 1,
  role: 'interviewer',
  minutesPerRound: 30,
  candidateLevel: 'senior',
};

/** Two learners of one cohort, with credentials that last. */
export async function makePair(
  app: TestApp,
  [one, other]: [SignUpOptions, SignUpOptions] = [{}, {}],
): Promise<{ ada: SignedUp; bob: SignedUp; cohortId: string; coach: SignedUp }> {
  const coach = await startPractising(app, { role: 'coach' });
  const { id: cohortId } = await makeCohort(app, coach);
  const ada = await startPractising(app, { displayName: 'Ada', ...one });
  const bob = await startPractising(app, { displayName: 'Bob', ...other });
  for (const person of [ada, bob]) await enrol(app, { owner: coach, cohortId }, person);
  return { ada, bob, cohortId, coach };
}

export async function act(
  app: TestApp,
  caller: SignedUp,
  path: string,
  body: object = {},
): Promise<Response> {
  return app.http.post(`/v1/mock-interviews${path}`).set(caller.auth).send(body);
}

export async function propose(
  app: TestApp,
  caller: SignedUp,
  wish: object = {},
): Promise<MockInterviewBody> {
  const response = await act(app, caller, '', { ...usualProposal, ...wish });
  if (response.status !== 201) throw new Error(`proposal: ${response.text}`);
  return response.body as MockInterviewBody;
}

export async function getInterview(
  app: TestApp,
  caller: SignedUp,
  id: string,
): Promise<MockInterviewBody> {
  const response = await app.http.get(`/v1/mock-interviews/${id}`).set(caller.auth);
  if (response.status !== 200) throw new Error(`mock interview: ${response.text}`);
  return response.body as MockInterviewBody;
}

/** Proposed by the one and taken by the other, at the first of its times. */
export async function book(
  app: TestApp,
  { ada, bob }: { ada: SignedUp; bob: SignedUp },
  wish: object = {},
): Promise<MockInterviewBody> {
  const { id, offer } = await propose(app, ada, { inviteeId: bob.id, ...wish });
  const startsAt = offer?.times[0]?.startsAt;
  const response = await act(app, bob, `/${id}/accept`, { startsAt });
  if (response.status !== 200) throw new Error(`acceptance: ${response.text}`);
  return getInterview(app, ada, id);
}

/** What somebody was told of their mock interviews, the latest first. */
export async function getNotices(
  app: TestApp,
  who: SignedUp,
): Promise<{ kind: string; data: object }[]> {
  const response = await app.http.get('/v1/notifications').set(who.auth);
  if (response.status !== 200) throw new Error(`notifications: ${response.text}`);
  return (response.body as { data: { kind: string; data: object }[] }).data
    .filter(({ kind }) => kind.startsWith('mock-interview.'))
    .map(({ kind, data }) => ({ kind, data }));
}

/** A round that was held in no time, as far as the table goes: the interview has begun. */
export async function beginRound(app: TestApp, id: string, number = 1): Promise<void> {
  await app.dataSource.query(
    `UPDATE mock_interview_round SET started_at = $3, ended_at = $3 WHERE interview_id = $1 AND number = $2`,
    [id, number, app.clock.now()],
  );
}

import type { Response } from 'supertest';
import { importQuestions } from './answering.js';
import { enrol, makeCohort } from './cohorts.js';
import { signUp, type SignedUp } from './login.js';
import { startPractising } from './practice.js';
import { startTestApp, type TestApp } from './test-app.js';

/** A cohort with a bank of its own, its owner, and a coach of it. */
export interface Classroom {
  app: TestApp;
  cohortId: string;
  owner: SignedUp;
  coach: SignedUp;
  /** Questions of the cohort's bank. */
  questions: string[];
  /** Questions of a bank that the cohort does not have. */
  elsewhere: string[];
  /** Lets somebody in who learns there. */
  addMember: (shares: string, displayName?: string) => Promise<SignedUp>;
  /** Assigns questions of the cohort. */
  assign: (wish: object) => Promise<string>;
  get: (who: SignedUp, rest: string) => Promise<Response>;
  /** Grades a member's answer in the name of a coach. */
  grade: (
    who: SignedUp,
    answer: { memberId: string; attemptId: string },
    body: object,
  ) => Promise<Response>;
}

/** @param count how many questions either bank has */
export async function openClassroom(slug: string, count = 12): Promise<Classroom> {
  const app = await startTestApp();
  const questions = await importQuestions(app, slug, count);
  const elsewhere = await importQuestions(app, `${slug}-elsewhere`, count);
  const owner = await startPractising(app, { role: 'coach', displayName: 'Olga' });
  const coach = await startPractising(app, { role: 'coach', displayName: 'Carl' });
  const { id: cohortId } = await makeCohort(app, owner);
  await enrol(app, { owner, cohortId }, coach, { role: 'coach' });
  const path = (rest: string): string => `/v1/cohorts/${cohortId}${rest}`;
  const bankId = await bankOf(app, questions[0]);
  const shared = await app.http
    .put(path(`/banks/${bankId}`))
    .set(owner.auth)
    .send({});
  if (shared.status >= 300) throw new Error(`bank: ${shared.text}`);
  return {
    app,
    cohortId,
    owner,
    coach,
    questions,
    elsewhere,
    addMember: async (shares, displayName = 'Mia') => {
      const member = await startPractising(app, { displayName });
      await enrol(app, { owner, cohortId }, member, { shares });
      return member;
    },
    assign: async (wish) => {
      const response = await app.http
        .post(path('/assignments'))
        .set(owner.auth)
        .send({ title: 'Week 1', ...wish });
      if (response.status !== 201) throw new Error(`assignment: ${response.text}`);
      return (response.body as { id: string }).id;
    },
    get: async (who, rest) => app.http.get(path(rest)).set(who.auth),
    grade: async (who, { memberId, attemptId }, body) =>
      app.http
        .post(path(`/members/${memberId}/attempts/${attemptId}/grades`))
        .set(who.auth)
        .send(body),
  };
}

/** What a member shows from now on. */
export async function changeShares(
  { app, cohortId }: Pick<Classroom, 'app' | 'cohortId'>,
  member: SignedUp,
  shares: string,
): Promise<void> {
  const response = await app.http
    .patch(`/v1/cohorts/${cohortId}/membership`)
    .set({ ...member.auth, 'If-Match': '*' })
    .send({ shares });
  if (response.status !== 200) throw new Error(`shares: ${response.text}`);
}

/** Somebody who coaches a cohort of their own. */
export async function coachElsewhere(app: TestApp): Promise<SignedUp> {
  const other = await signUp(app, { role: 'coach' });
  await makeCohort(app, other);
  return other;
}

export async function bankOf(app: TestApp, questionId = ''): Promise<string> {
  const rows = await app.dataSource.query<{ id: string }[]>(
    `SELECT bank_id AS id FROM question WHERE id = $1`,
    [questionId],
  );
  return rows[0]?.id ?? '';
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { sheet } from '../support/answering.js';
import { coachElsewhere, openClassroom, type Classroom } from '../support/coaching.js';
import { enrol } from '../support/cohorts.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import {
  appeal,
  decide,
  escalate,
  flagAnswer,
  flagReview,
  reviewAnswer,
  settle,
  type ReviewedAnswer,
} from '../support/reviewed-answers.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';

const actors = [
  'author',
  'reviewer',
  'coachWhoReviewed',
  'member',
  'otherLearner',
  'owner',
  'coachWhoGraded',
  'decider',
  'coachElsewhere',
  'revokedCoach',
  'admin',
] as const;
type Actor = (typeof actors)[number];

const places = ['cohort', 'open'] as const;
type Place = (typeof places)[number];
const states = ['open', 'decided', 'lapsed'] as const;
type State = (typeof states)[number];

/** An appeal in some state, and everything around it that has an address of its own. */
interface Fixture extends ReviewedAnswer {
  caseId: string;
}

/**
 * Every way to a case. None of these changes anything: what is let in is refused for another reason, 409,
 * 412 or 422, and only there.
 */
const endpoints = {
  queue: (who: SignedUp) => room.get(who, '/cases'),
  pool: (who: SignedUp) => get(who, '/v1/cases?pool=open'),
  read: (who: SignedUp, { caseId }: Fixture) => get(who, `/v1/cases/${caseId}`),
  decide: (who: SignedUp, { caseId }: Fixture) =>
    decide(room.app, who, caseId, { outcome: 'graded', ...sheet('22222') }),
  own: (who: SignedUp, { caseId }: Fixture) => get(who, `/v1/me/cases/${caseId}`),
  withdraw: (who: SignedUp, { caseId }: Fixture) =>
    send(who, `/v1/me/cases/${caseId}/withdraw`, undefined, '"none"'),
  appeal: (who: SignedUp, { requestId }: Fixture) =>
    send(who, `/v1/peer-review-requests/${requestId}/appeals`, { reason: 'x'.repeat(20) }),
  flagAnswer: (who: SignedUp, { reviewIds }: Fixture) =>
    send(who, `/v1/peer-reviews/${reviewIds[who.id === coachWhoReviewed.id ? 1 : 0]}/flags`, {
      reason: 'other',
    }),
  flagReview: (who: SignedUp, { requestId }: Fixture) =>
    send(who, `/v1/peer-review-requests/${requestId}/reviews/1/flags`, { reason: 'other' }),
};
type Endpoint = keyof typeof endpoints;
const names = Object.keys(endpoints) as Endpoint[];

/** Statuses in the order of the endpoints: queue pool read decide | own withdraw appeal flag flag. */
type Row = readonly [number, number, number, number, number, number, number, number, number];

/** By the role of the account alone, whatever they ask for. */
const learner = [403, 403, 403, 403] as const;
const stranger = [404, 404, 404, 404, 404] as const;

const authorRow: Row = [...learner, 200, 412, 409, 404, 409];
const reviewerRow: Row = [...learner, 404, 404, 404, 409, 404];
const learnerRow: Row = [...learner, ...stranger];

/** What is open to who may decide, in each state: one that ended is not decided again. */
const mayDecide = { open: 422, decided: 409, lapsed: 409 } as const;

/** Every actor × place × state × endpoint. */
const expected: Readonly<Record<Place, (state: State) => Readonly<Record<Actor, Row>>>> = {
  cohort: (state) => ({
    author: authorRow,
    reviewer: reviewerRow,
    coachWhoReviewed: [200, 200, 403, 403, 404, 404, 404, 409, 404],
    member: learnerRow,
    otherLearner: learnerRow,
    owner: [200, 200, 200, mayDecide[state], ...stranger],
    coachWhoGraded: [200, 200, 403, 403, ...stranger],
    decider: [200, 200, 200, mayDecide[state], ...stranger],
    coachElsewhere: [404, 200, 404, 404, ...stranger],
    revokedCoach: [404, 200, 404, 404, ...stranger],
    admin: [404, 200, 404, 404, ...stranger],
  }),
  open: (state) => ({
    author: authorRow,
    reviewer: reviewerRow,
    coachWhoReviewed: [200, 200, 404, 404, 404, 404, 404, 409, 404],
    member: learnerRow,
    otherLearner: learnerRow,
    owner: [200, 200, 200, mayDecide[state], ...stranger],
    coachWhoGraded: [200, 200, 404, 404, ...stranger],
    decider: [200, 200, 200, mayDecide[state], ...stranger],
    coachElsewhere: [404, 200, 200, mayDecide[state], ...stranger],
    revokedCoach: [404, 200, 200, mayDecide[state], ...stranger],
    admin: [404, 200, 200, mayDecide[state], ...stranger],
  }),
};

let room: Classroom;
let people: Record<Actor, SignedUp>;
let coachWhoReviewed: SignedUp;
const fixtures = new Map<string, Fixture>();

const get = async (who: SignedUp, path: string): Promise<Response> =>
  room.app.http.get(path).set(who.auth);
const send = async (who: SignedUp, path: string, body?: object, ifMatch = '*') =>
  room.app.http
    .post(path)
    .set({ ...who.auth, 'If-Match': ifMatch })
    .send(body);

const idsOf = async (who: SignedUp, path: string): Promise<string[]> =>
  ((await get(who, path)).body as { data: { id: string }[] }).data.map(({ id }) => id);

async function addCoach(displayName: string): Promise<SignedUp> {
  const { app, owner, cohortId } = room;
  const coach = await startPractising(app, { role: 'coach', displayName });
  await enrol(app, { owner, cohortId }, coach, { role: 'coach' });
  return coach;
}

/** With a flag of everybody who may flag, so that another of theirs is refused. */
async function makeAppeal(place: Place): Promise<Fixture> {
  const { app, cohortId, questions } = room;
  const { author, reviewer, coachWhoGraded } = people;
  const reviewed = await reviewAnswer(app, {
    author,
    reviewers: [reviewer, coachWhoReviewed],
    questionId: questions.pop() ?? '',
    ...(place === 'cohort' ? { cohortId } : {}),
  });
  await settle(app, reviewed);
  const caseId = await appeal(app, reviewed);
  await flagAnswer(app, reviewer, reviewed.reviewIds[0]);
  await flagAnswer(app, coachWhoReviewed, reviewed.reviewIds[1]);
  await flagReview(app, reviewed, 1);
  await app.dataSource.query(
    `INSERT INTO grade SELECT (jsonb_populate_record(g, jsonb_build_object(
              'id', gen_random_uuid(), 'grader_id', $2::uuid, 'kind', 'coach',
              'reason', 'Said in the cohort.', 'number', 100))).*
       FROM grade g WHERE g.attempt_id = $1 AND g.kind = 'self'`,
    [reviewed.attemptId, coachWhoGraded.id],
  );
  return { ...reviewed, caseId };
}

beforeAll(async () => {
  room = await openClassroom('case-rights', 12);
  const { app, owner, coach, cohortId } = room;
  coachWhoReviewed = await addCoach('Rita');
  const revokedCoach = await addCoach('Rolf');
  people = {
    author: await room.addMember('none', 'Ada'),
    reviewer: await room.addMember('none', 'Ben'),
    coachWhoReviewed,
    member: await room.addMember('none', 'Mia'),
    otherLearner: await startPractising(app),
    owner,
    coachWhoGraded: await addCoach('Gil'),
    decider: coach,
    coachElsewhere: await coachElsewhere(app),
    revokedCoach,
    admin: await startPractising(app, { role: 'admin' }),
  };
  await app.http
    .delete(`/v1/cohorts/${cohortId}/members/${revokedCoach.id}`)
    .set(owner.auth)
    .expect(204);
  for (const place of places) fixtures.set(`${place} lapsed`, await makeAppeal(place));
  app.clock.advance({ days: 14 });
  await app.app.get(Jobs).run('lapse-cases');
  for (const place of places) {
    const decided = await makeAppeal(place);
    fixtures.set(`${place} decided`, decided);
    const said = await decide(app, people.decider, decided.caseId, { outcome: 'dismissed' });
    if (said.status !== 200) throw new Error(`decision: ${said.text}`);
    fixtures.set(`${place} open`, await makeAppeal(place));
  }
  people.coachElsewhere = await refreshed(people.coachElsewhere);
});
afterAll(() => room.app.close());

/** Sessions last minutes, and days went by. */
async function refreshed(who: SignedUp): Promise<SignedUp> {
  const { email, password } = who;
  const { body } = await room.app.http.post('/v1/auth/login').send({ email, password });
  const { accessToken } = body as { accessToken: string };
  return { ...who, accessToken, auth: { Authorization: `Bearer ${accessToken}` } };
}

describe('who may do what with a case', () => {
  const rows = places.flatMap((place) =>
    states.flatMap((state) => actors.map((actor) => [place, state, actor] as const)),
  );

  it.each(rows)('in the %s pool, %s: %s', async (place, state, actor) => {
    const fixture = fixtures.get(`${place} ${state}`);
    if (fixture === undefined) throw new Error('no such fixture');
    const found: Record<string, number> = {};
    for (const name of names) {
      found[name] = (await endpoints[name](people[actor], fixture)).status;
    }
    const row = expected[place](state)[actor];
    expect(found).toEqual(Object.fromEntries(names.map((name, index) => [name, row[index]])));
  });

  it.each(places.flatMap((place) => states.map((state) => [place, state] as const)))(
    'has left the case of the %s pool %s, at its version',
    async (place, state) => {
      const { caseId = '' } = fixtures.get(`${place} ${state}`) ?? {};
      const { body } = await get(people.author, `/v1/me/cases/${caseId}`);
      expect(body).toMatchObject({ state, version: state === 'open' ? 1 : 2 });
    },
  );
});

describe('a coach whose account may coach no more', () => {
  it('is refused by role, with a token that lives', async () => {
    const { app } = room;
    const { caseId = '' } = fixtures.get('cohort open') ?? {};
    const demoted = await addCoach('Dora');
    expect((await get(demoted, `/v1/cases/${caseId}`)).status).toBe(200);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [demoted.id]);
    expect((await get(demoted, `/v1/cases/${caseId}`)).status).toBe(403);
    expect((await decide(app, demoted, caseId, { outcome: 'dismissed' })).status).toBe(403);
  });
});

describe('an author who coaches', () => {
  it.each([
    ['cohort', 403],
    ['open', 404],
  ] as const)(
    'in the %s pool neither reads nor decides about the answer: %d',
    async (place, status) => {
      const { app, cohortId, questions } = room;
      const author = await addCoach('Aron');
      const reviewed = await reviewAnswer(app, {
        author,
        reviewers: [people.reviewer],
        questionId: questions.pop() ?? '',
        ...(place === 'cohort' ? { cohortId } : {}),
      });
      await escalate(app, reviewed);
      const [caseId = ''] = await idsOf(author, '/v1/me/cases');
      expect((await get(author, `/v1/me/cases/${caseId}`)).status).toBe(200);
      expect((await get(author, `/v1/cases/${caseId}`)).status).toBe(status);
      const grade = { outcome: 'graded', ...sheet('33333') };
      expect((await decide(app, author, caseId, grade)).status).toBe(status);
      const queue =
        place === 'cohort'
          ? `/v1/cohorts/${cohortId}/cases?limit=100`
          : '/v1/cases?pool=open&limit=100';
      expect(await idsOf(author, queue)).not.toContain(caseId);
      expect(await idsOf(people.decider, queue)).toContain(caseId);
    },
  );
});

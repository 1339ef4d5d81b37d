import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Notifier } from '../../src/notifications/notifier.service.js';
import { importQuestions } from '../support/answering.js';
import { enrol, makeCohort } from '../support/cohorts.js';
import { tellOutcome } from '../support/interview-outcomes.js';
import { signUp, type SignedUp } from '../support/login.js';
import { propose } from '../support/mock-interviews.js';
import { png } from '../support/pictures.js';
import { addEvidence, putPicture, screenshot } from '../support/portfolio.js';
import { takeUp } from '../support/plans.js';
import { listQuestionIds, postReview, review } from '../support/practice.js';
import { setTarget } from '../support/readiness.js';
import { insertSnapshot } from '../support/readiness-targets.js';
import { appeal, reviewAnswer, settle } from '../support/reviewed-answers.js';
import { listRoutes, type Route } from '../support/routes.js';
import { shareReport } from '../support/share-links.js';
import { makeTask } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { makeWebhook } from '../support/webhooks.js';

type Owned =
  | 'attempt'
  | 'case'
  | 'cohort'
  | 'evidence'
  | 'feedback'
  | 'goal'
  | 'mockInterview'
  | 'notification'
  | 'outcome'
  | 'peerBlock'
  | 'peerReview'
  | 'peerReviewRequest'
  | 'plan'
  | 'review'
  | 'session'
  | 'shareLink'
  | 'snapshot'
  | 'target'
  | 'task'
  | 'token'
  | 'webhook';

/** Whose id the path takes. A route that is not here fails the first test. */
const owned: Record<string, { of: Owned; body?: object }> = {
  'GET /v1/attempts/:id': { of: 'attempt' },
  'PATCH /v1/attempts/:id': { of: 'attempt', body: { answer: 'mine now' } },
  'POST /v1/attempts/:id/submit': { of: 'attempt', body: { answer: 'mine now' } },
  'POST /v1/attempts/:id/withdraw': { of: 'attempt' },
  'POST /v1/attempts/:id/abandon': { of: 'attempt' },
  'POST /v1/attempts/:id/hints': { of: 'attempt' },
  'GET /v1/attempts/:id/hints': { of: 'attempt' },
  'GET /v1/attempts/:id/outline': { of: 'attempt' },
  'GET /v1/attempts/:id/coverage': { of: 'attempt' },
  'POST /v1/attempts/:id/grades': {
    of: 'attempt',
    body: { items: [{ criterion: 'a', level: 'named' }] },
  },
  'GET /v1/attempts/:id/grades': { of: 'attempt' },
  'GET /v1/attempts/:id/feedback': { of: 'attempt' },
  'POST /v1/attempts/:id/feedback': { of: 'attempt', body: { consent: true } },
  'GET /v1/cohorts/:id': { of: 'cohort' },
  'GET /v1/cohorts/:id/assignments': { of: 'cohort' },
  'GET /v1/cohorts/:id/assignments/:assignmentId': { of: 'cohort' },
  'GET /v1/cohorts/:id/banks': { of: 'cohort' },
  'GET /v1/cohorts/:id/members': { of: 'cohort' },
  'GET /v1/cohorts/:id/membership': { of: 'cohort' },
  'PATCH /v1/cohorts/:id/membership': { of: 'cohort', body: { shares: 'none' } },
  'DELETE /v1/cohorts/:id/membership': { of: 'cohort' },
  'PUT /v1/cohorts/:id/owner': { of: 'cohort', body: { accountId: randomUUID() } },
  'GET /v1/feedback/:id': { of: 'feedback' },
  'GET /v1/feedback/:id/events': { of: 'feedback' },
  'DELETE /v1/feedback/:id': { of: 'feedback' },
  'POST /v1/feedback/:id/ratings': { of: 'feedback', body: { helpful: true } },
  'GET /v1/interview-goals/:id': { of: 'goal' },
  'PATCH /v1/interview-goals/:id': { of: 'goal', body: { minutesPerDay: 20 } },
  'DELETE /v1/interview-goals/:id': { of: 'goal' },
  'POST /v1/interview-goals/:id/archive': { of: 'goal' },
  'POST /v1/interview-goals/:id/restore': { of: 'goal' },
  'GET /v1/interview-goals/:id/plan': { of: 'goal' },
  'GET /v1/mock-interviews/:id': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/calendar': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/rounds/:number/question-options': { of: 'mockInterview' },
  'PUT /v1/mock-interviews/:id/rounds/:number/question': {
    of: 'mockInterview',
    body: { questionId: randomUUID() },
  },
  'POST /v1/mock-interviews/:id/join': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/live': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/events': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/report': { of: 'mockInterview' },
  'POST /v1/mock-interviews/:id/finish': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/rounds/:number': { of: 'mockInterview' },
  'POST /v1/mock-interviews/:id/rounds/:number/start': { of: 'mockInterview' },
  'POST /v1/mock-interviews/:id/rounds/:number/end': { of: 'mockInterview' },
  'POST /v1/mock-interviews/:id/rounds/:number/hints': { of: 'mockInterview' },
  'GET /v1/mock-interviews/:id/rounds/:number/notes': { of: 'mockInterview' },
  'PATCH /v1/mock-interviews/:id/rounds/:number/notes': {
    of: 'mockInterview',
    body: { text: 'mine now' },
  },
  'GET /v1/mock-interviews/:id/rounds/:number/feedback': { of: 'mockInterview' },
  'PUT /v1/mock-interviews/:id/rounds/:number/feedback/interviewer': {
    of: 'mockInterview',
    body: { items: [{ criterion: 'a', level: 'named' }] },
  },
  'PUT /v1/mock-interviews/:id/rounds/:number/feedback/candidate': {
    of: 'mockInterview',
    body: { score: 1 },
  },
  'POST /v1/mock-interviews/:id/propose': {
    of: 'mockInterview',
    body: { startsAt: ['2026-03-03T12:00:00.000Z'] },
  },
  'POST /v1/mock-interviews/:id/accept': {
    of: 'mockInterview',
    body: { startsAt: '2026-03-03T12:00:00.000Z' },
  },
  'POST /v1/mock-interviews/:id/decline': { of: 'mockInterview', body: {} },
  'POST /v1/mock-interviews/:id/cancel': { of: 'mockInterview', body: {} },
  'GET /v1/portfolio/evidence/:id': { of: 'evidence' },
  'PATCH /v1/portfolio/evidence/:id': { of: 'evidence', body: { title: 'mine now' } },
  'DELETE /v1/portfolio/evidence/:id': { of: 'evidence' },
  'PUT /v1/portfolio/evidence/:id/file': { of: 'evidence', body: png() },
  'GET /v1/portfolio/evidence/:id/file': { of: 'evidence' },
  'GET /v1/me/cases/:id': { of: 'case' },
  'POST /v1/me/cases/:id/withdraw': { of: 'case' },
  'POST /v1/notifications/:id/read': { of: 'notification' },
  'POST /v1/peer-reviews/:id/flags': { of: 'peerReview', body: { reason: 'other' } },
  'POST /v1/peer-review-requests/:id/appeals': {
    of: 'peerReviewRequest',
    body: { reason: 'It is all there, in the last part.' },
  },
  'POST /v1/peer-review-requests/:id/reviews/:number/flags': {
    of: 'peerReviewRequest',
    body: { reason: 'other' },
  },
  'DELETE /v1/peer-blocks/:id': { of: 'peerBlock' },
  'GET /v1/peer-review-requests/:id': { of: 'peerReviewRequest' },
  'POST /v1/peer-review-requests/:id/cancel': { of: 'peerReviewRequest' },
  'GET /v1/peer-review-requests/:id/settlements': { of: 'peerReviewRequest' },
  'GET /v1/peer-review-requests/:id/reviews': { of: 'peerReviewRequest' },
  'PUT /v1/peer-review-requests/:id/reviews/:number/feedback': {
    of: 'peerReviewRequest',
    body: { score: 2 },
  },
  'POST /v1/peer-review-requests/:id/reviews/:number/block': { of: 'peerReviewRequest' },
  'GET /v1/peer-reviews/:id': { of: 'peerReview' },
  'PATCH /v1/peer-reviews/:id': { of: 'peerReview', body: { comment: 'mine now' } },
  'POST /v1/peer-reviews/:id/extend': { of: 'peerReview' },
  'POST /v1/peer-reviews/:id/release': { of: 'peerReview' },
  'POST /v1/peer-reviews/:id/submit': { of: 'peerReview', body: { items: [] } },
  'GET /v1/peer-reviews/:id/checklist': { of: 'peerReview' },
  'PUT /v1/peer-reviews/:id/checklist': {
    of: 'peerReview',
    body: { lines: [{ line: 0, answer: 'yes' }] },
  },
  'GET /v1/peer-review-requests/:id/checklists': { of: 'peerReviewRequest' },
  'GET /v1/readiness/outcomes/:id': { of: 'outcome' },
  'PATCH /v1/readiness/outcomes/:id': { of: 'outcome', body: { note: 'mine now' } },
  'DELETE /v1/readiness/outcomes/:id': { of: 'outcome' },
  'GET /v1/readiness/targets/:id': { of: 'target' },
  'GET /v1/readiness/targets/:id/score': { of: 'target' },
  'GET /v1/readiness/targets/:id/report': { of: 'target' },
  'GET /v1/readiness/targets/:id/share-links': { of: 'target' },
  'POST /v1/readiness/targets/:id/share-links': { of: 'target', body: { sections: ['skills'] } },
  'GET /v1/readiness/share-links/:id': { of: 'shareLink' },
  'DELETE /v1/readiness/share-links/:id': { of: 'shareLink' },
  'PATCH /v1/readiness/targets/:id': { of: 'target', body: { name: 'mine now' } },
  'DELETE /v1/readiness/targets/:id': { of: 'target' },
  'GET /v1/readiness/targets/:id/history': { of: 'target' },
  'GET /v1/readiness/targets/:id/snapshots': { of: 'target' },
  'POST /v1/readiness/targets/:id/snapshots': { of: 'target' },
  'GET /v1/readiness/snapshots/:id': { of: 'snapshot' },
  'DELETE /v1/readiness/snapshots/:id': { of: 'snapshot' },
  'GET /v1/plans/:id': { of: 'plan' },
  'PATCH /v1/plans/:id': { of: 'plan', body: { flexibleHoursPerWeek: 1 } },
  'DELETE /v1/plans/:id': { of: 'plan' },
  'GET /v1/plans/:id/weeks': { of: 'plan' },
  'GET /v1/plans/:id/weeks/:number': { of: 'plan' },
  'GET /v1/plans/:id/progress': { of: 'plan' },
  'GET /v1/plans/:id/calendar': { of: 'plan' },
  'GET /v1/plans/:id/catch-up': { of: 'plan' },
  'POST /v1/plans/:id/catch-up': { of: 'plan', body: { way: 'shift' } },
  'PUT /v1/plans/:id/sessions/:key': { of: 'plan', body: { minutes: 1, isDone: true } },
  'GET /v1/reviews/:id': { of: 'review' },
  'POST /v1/reviews/:id/undo': { of: 'review' },
  'POST /v1/reviews/:id/redo': { of: 'review' },
  'DELETE /v1/auth/sessions/:id': { of: 'session' },
  'DELETE /v1/me/tokens/:id': { of: 'token' },
  'GET /v1/tasks/:id': { of: 'task' },
  'GET /v1/tasks/:id/events': { of: 'task' },
  'POST /v1/tasks/:id/cancel': { of: 'task' },
  'GET /v1/webhooks/:id': { of: 'webhook' },
  'PATCH /v1/webhooks/:id': { of: 'webhook', body: { description: 'mine' } },
  'DELETE /v1/webhooks/:id': { of: 'webhook' },
  'POST /v1/webhooks/:id/rotate-secret': { of: 'webhook' },
  'POST /v1/webhooks/:id/test': { of: 'webhook' },
  'GET /v1/webhooks/:id/deliveries': { of: 'webhook' },
  'GET /v1/webhooks/:id/deliveries/:deliveryId': { of: 'webhook' },
  'POST /v1/webhooks/:id/deliveries/:deliveryId/retry': { of: 'webhook' },
};

/** Their ids belong to questions and banks, which all learners share; what is behind is the caller's. */
const sharedIds = [
  'DELETE /v1/capstones/:id/project',
  'DELETE /v1/follows/:id',
  'GET /v1/banks/:id',
  'GET /v1/banks/:id/export',
  'GET /v1/banks/:id/releases',
  'GET /v1/banks/:id/releases/:number',
  'GET /v1/calibration/anchors/:id',
  'GET /v1/capstones/:id',
  'GET /v1/capstones/:id/demo',
  'GET /v1/cards/:id',
  'GET /v1/cards/:id/history',
  'GET /v1/cards/:id/preview',
  'GET /v1/questions/:id',
  'GET /v1/questions/:id/outline',
  'GET /v1/questions/:id/revisions',
  'PATCH /v1/capstones/:id/project',
  'POST /v1/calibration/anchors/:id/tries',
  'POST /v1/cards/:id/changes',
  'PUT /v1/capstones/:id/milestones/:number/waiver',
  'PUT /v1/capstones/:id/project',
  'PUT /v1/follows/:id',
];

/** For a second id in a path: who may not see the first never learns of it. */
const anyId = randomUUID();

describe('what belongs to another learner', () => {
  let app: TestApp;
  let routes: Route[];
  let owner: SignedUp;
  let stranger: SignedUp;
  let questionId: string;
  let ids: Record<Owned, string>;

  beforeAll(async () => {
    app = await startTestApp();
    routes = listRoutes(app).filter(
      ({ isPublic, leastRole }) => !isPublic && leastRole === 'learner',
    );
    owner = await signUp(app);
    stranger = await signUp(app);
    questionId = (await listQuestionIds(app, owner))[0] ?? '';
    const reviews = await makePeerReviews();
    const target = (await setTarget(app, owner)).id;
    ids = {
      ...reviews,
      attempt: await makeAttempt(),
      cohort: await joinSome(),
      evidence: await makeEvidence(),
      feedback: await makeFeedback(),
      goal: await makeGoal(),
      mockInterview: (await propose(app, owner)).id,
      notification: await makeNotification(),
      outcome: await makeOutcome(target),
      peerBlock: await makePeerBlock(),
      plan: (await takeUp(app, owner)).id,
      review: randomUUID(),
      session: owner.sessionId,
      shareLink: (await shareReport(app, owner, target)).id,
      snapshot: await insertSnapshot(app, owner.id, target),
      target,
      task: await makeTask(app, owner, 'any-kind'),
      token: await makeToken(),
      webhook: (await makeWebhook(app, owner, 'https://93.184.216.34/')).id,
    };
    await postReview(app, owner, { ...review(questionId, 3), id: ids.review });
  });
  afterAll(() => app.close());

  async function makeAttempt(): Promise<string> {
    const id = randomUUID();
    const body = { id, questionId, mode: 'written' };
    const started = await app.http.post('/v1/attempts').set(owner.auth).send(body);
    expect(started.status).toBe(201);
    return id;
  }

  async function joinSome(): Promise<string> {
    const coach = await signUp(app, { role: 'coach' });
    const { id } = await makeCohort(app, coach);
    await enrol(app, { owner: coach, cohortId: id }, owner, { shares: 'scores' });
    return id;
  }

  /** One of theirs, one by them, and an appeal. */
  async function makePeerReviews() {
    await signUp(app, { role: 'coach' });
    const other = await signUp(app);
    const [one = '', two = ''] = await importQuestions(app, 'owned', 2);
    const theirs = await reviewAnswer(app, { author: owner, reviewers: [other], questionId: one });
    await settle(app, theirs);
    const given = await reviewAnswer(app, { author: other, reviewers: [owner], questionId: two });
    const [peerReview = ''] = given.reviewIds;
    return { case: await appeal(app, theirs), peerReview, peerReviewRequest: theirs.requestId };
  }

  /** With a picture, which is theirs too. */
  async function makeEvidence(): Promise<string> {
    const { id } = await addEvidence(app, owner, screenshot());
    await putPicture(app, owner, id);
    return id;
  }

  async function makeOutcome(targetId: string): Promise<string> {
    const told = { targetId, interviewDay: '2026-02-27', result: 'passed' };
    return (await tellOutcome(app, owner, told)).id;
  }

  async function makeGoal(): Promise<string> {
    const { data } = (await app.http.get('/v1/banks').set(owner.auth)).body as {
      data: { id: string }[];
    };
    const body = { interviewDay: '2026-04-01', minutesPerDay: 60, bankIds: [data[0]?.id] };
    const made = await app.http.post('/v1/interview-goals').set(owner.auth).send(body);
    return (made.body as { id: string }).id;
  }

  async function makeNotification(): Promise<string> {
    const data = { attemptId: randomUUID(), questionId };
    await app.app.get(Notifier).notify([{ learnerId: owner.id, kind: 'attempt.graded', data }]);
    const listed = await app.http.get('/v1/notifications').set(owner.auth);
    return (listed.body as { data: { id: string }[] }).data[0]?.id ?? '';
  }

  async function makeFeedback(): Promise<string> {
    const id = randomUUID();
    await app.dataSource.query(
      `INSERT INTO feedback_request
         (learner_id, id, attempt_id, content_hash, state, model, prompt_version, fault, version, starts,
          reserved_day, reserved_calls, reserved_tokens, created_at, finished_at, expires_at)
       VALUES ($1, $2, $2, repeat('0', 64), 'failed', 'a-model', '1', 'REFUSED', 3, 1,
               now(), 0, 0, now(), now(), now())`,
      [owner.id, id],
    );
    return id;
  }

  async function makePeerBlock(): Promise<string> {
    const id = randomUUID();
    await app.dataSource.query(
      `INSERT INTO peer_block (learner_id, id, reviewer_id, review_id, created_at, label)
       VALUES ($1, $2, $3, $2, now(), 'R1')`,
      [owner.id, id, stranger.id],
    );
    return id;
  }

  async function makeToken(): Promise<string> {
    const body = { name: 'phone', scopes: ['read'] };
    const made = await app.http.post('/v1/me/tokens').set(owner.auth).send(body);
    return (made.body as { id: string }).id;
  }

  const call = (route: Route, id: string, body?: object) =>
    app.http[route.method](
      route.name
        .replace(/^\w+ /u, '')
        .replace(':id', id)
        .replace(':number', '1')
        .replace(':key', '45-build')
        .replace(/:\w+/u, anyId),
    )
      .set({ ...stranger.auth, 'If-Match': '*' })
      .type(body instanceof Buffer ? 'image/png' : 'json')
      .send(body);

  it('is known for every route that takes an id', () => {
    const withId = routes.map(({ name }) => name).filter((name) => name.includes('/:id'));
    expect(withId.toSorted()).toEqual([...Object.keys(owned), ...sharedIds].toSorted());
  });

  it.each(Object.entries(owned))(
    '%s answers as if it were not there',
    async (name, { of, body }) => {
      const route = routes.find((each) => each.name === name);
      if (route === undefined) throw new Error(`no route ${name}`);
      const theirs = await call(route, ids[of], body);
      const random = await call(route, randomUUID(), body);
      expect(theirs.status).toBe(404);
      const anonymous = (problem: object) => ({ ...problem, instance: '', requestId: '' });
      expect(anonymous(theirs.body as object)).toEqual(anonymous(random.body as object));
    },
  );

  it('is as it was afterwards', async () => {
    const attempt = await app.http.get(`/v1/attempts/${ids.attempt}`).set(owner.auth);
    expect(attempt.body).toMatchObject({ state: 'draft', answer: '', version: 1 });
    const event = await app.http.get(`/v1/reviews/${ids.review}`).set(owner.auth);
    expect(event.body).toMatchObject({ effect: 'applied', card: { version: 1 } });
    const goal = await app.http.get(`/v1/interview-goals/${ids.goal}`).set(owner.auth);
    expect(goal.body).toMatchObject({ minutesPerDay: 60, archivedAt: null, version: 1 });
    const plan = await app.http.get(`/v1/plans/${ids.plan}`).set(owner.auth);
    expect(plan.body).toMatchObject({ flexibleHoursPerWeek: 0, pauses: [], version: 1 });
    const membership = await app.http.get(`/v1/cohorts/${ids.cohort}/membership`).set(owner.auth);
    expect(membership.body).toMatchObject({ role: 'member', shares: 'scores' });
    const requests = await app.http.get('/v1/peer-review-requests').set(owner.auth);
    expect(JSON.stringify(requests.body)).not.toContain('cancelled');
    const evidence = await app.http.get(`/v1/portfolio/evidence/${ids.evidence}`).set(owner.auth);
    expect(evidence.body).toMatchObject({ title: 'Lag under load', version: 2 });
    const blocks = await app.http.get('/v1/peer-blocks').set(owner.auth);
    expect(JSON.stringify(blocks.body)).toContain(ids.peerBlock);
    const outcome = await app.http.get(`/v1/readiness/outcomes/${ids.outcome}`).set(owner.auth);
    expect(outcome.body).toMatchObject({ note: null, version: 1 });
    const tokens = await app.http.get('/v1/me/tokens').set(owner.auth);
    expect(JSON.stringify(tokens.body)).toContain(ids.token);
  });

  it('is in no byte of anything that can be read', async () => {
    const secrets = [...Object.values(ids), owner.id, owner.email];
    const readable = routes.filter(
      ({ name, method }) =>
        method === 'get' && (!name.includes(':') || name.startsWith('GET /v1/cards')),
    );
    expect(readable.length).toBeGreaterThan(12);
    for (const route of readable) {
      const response = await call(route, questionId);
      expect([route.name, response.status]).toEqual([route.name, 200]);
      expect([route.name, secrets.filter((secret) => response.text.includes(secret))]).toEqual([
        route.name,
        [],
      ]);
    }
  });

  it('does not show in the shared parts: a card is the caller’s own', async () => {
    const card = await app.http.get(`/v1/cards/${questionId}`).set(stranger.auth);
    expect(card.body).toMatchObject({ state: 'new', reps: 0, version: 0 });
  });
});

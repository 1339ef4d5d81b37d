import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, importQuestions, sheet } from '../support/answering.js';
import { answerByMany, makeLearners } from '../support/answers-of-many.js';
import { coachElsewhere, openClassroom, type Classroom } from '../support/coaching.js';
import { putJudgedAnswer, type JudgedAnswer } from '../support/judged-answers.js';
import type { SignedUp } from '../support/login.js';
import { askForReviews, claimNew, gradedAnswer, submitReview } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

interface ReportBody {
  given: number;
  compared: number;
  tooFew: boolean;
  bias: number | null;
  ratings: number;
  helpfulness: number | null;
}
interface AgreementBody {
  tooFew: boolean;
  answers: number | null;
  alpha: number | null;
  criteria: object[];
}
interface CohortBody {
  requests: object;
  overall: AgreementBody;
  data: (AgreementBody & { title: string })[];
  nextCursor: string | null;
}

let room: Classroom;
let app: TestApp;
let learner: SignedUp;
let many: string[];

beforeAll(async () => {
  room = await openClassroom('judged', 3);
  ({ app } = room);
  learner = await startPractising(app);
  await makeLearners(app, 2000);
  const rows = await app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM account WHERE display_name = 'One of many' ORDER BY id`,
  );
  many = rows.map(({ id }) => id);
});
afterAll(() => app.close());

const ask = async (path: string, who: SignedUp = room.coach): Promise<Response> =>
  app.http.get(path).set(who.auth);

/** One of those who never signed in. */
function personAt(place: number): string {
  const id = many[place];
  if (id === undefined) throw new Error(`nobody at ${place}`);
  return id;
}

const asked = (): string => room.questions[0] ?? '';
const seldomAsked = (): string => room.questions[1] ?? '';

/** What two peers give the first two criteria; the others are always at the top. */
const peerLevels = ['33 32', '21 11', '00 20', '11 11', '33 23'];
const selfLevels = ['31', '11', '20', '31', '02'];
const settledLevels = ['31', '11', '10', '31', '12'];
/** A coach gives what the first of the peers does. */
const coachLevels = ['33', '21', '00', '11', '33'];

async function judge(place: number, changes: Partial<JudgedAnswer> = {}): Promise<void> {
  const at = (levels: readonly string[]): string => `${levels[place % 5] ?? ''}333`;
  const peers = (peerLevels[place % 5] ?? '').split(' ');
  await putJudgedAnswer(app, {
    questionId: asked(),
    authorId: personAt(place),
    self: at(selfLevels),
    settled: at(settledLevels),
    coach: { by: room.coach.id, levels: at(coachLevels) },
    peers: peers.map((levels, peer) => ({ by: personAt(18 + peer), levels: `${levels}333` })),
    cohortId: room.cohortId,
    ...changes,
  });
}

/** What paper and pencil give for these five. */
const figures = {
  tooFew: false,
  answers: 5,
  // n 3 7 4 36 of 50; 2-1 are 5.5 apart by rank, 3-2 twice 20, 0-2 10.5: 1 − 49 · 940.5 / 324625.
  alpha: 0.858,
  // In thirds 2-1 and 0-1 of 25 pairs; the own 2 4 2 17 beside 1 6 1 17 of the levels: 1 − 25 · 2 / 1238.
  selfAndSettlement: { answers: 5, kappa: 0.9596 },
  // 1 + 1 + 4 + 1 of 50 pairs; 3 7 4 36 beside 4 6 2 38: 1 − 50 · 7 / 4646.
  peerAndCoach: { answers: 5, kappa: 0.9247 },
};

describe('GET /v1/questions/:id/review-agreement', () => {
  const agreementOf = async (questionId: string): Promise<AgreementBody> => {
    const response = await ask(`/v1/questions/${questionId}/review-agreement`);
    expect(response.status).toBe(200);
    return response.body as AgreementBody;
  };

  it('tells nothing of fewer than five learners', async () => {
    for (let place = 0; place < 4; place += 1) {
      await judge(place, { questionId: seldomAsked(), confidence: 'medium' });
    }
    const none = { answers: null, kappa: null };
    const nothing = { answers: null, alpha: null, variance: null, isHighVariance: false };
    expect(await agreementOf(seldomAsked())).toEqual({
      questionId: seldomAsked(),
      tooFew: true,
      answers: null,
      alpha: null,
      selfAndSettlement: none,
      peerAndCoach: none,
      revisions: [{ revisionId: expect.any(String) as unknown, number: 1 }],
      criteria: [1, 2, 3, 4, 5].map((number) => ({
        criterion: `criterion-${number}`,
        title: `What criterion-${number} looks for`,
        ...nothing,
      })),
    });
  });

  it('has the figures that paper and pencil give', async () => {
    for (let place = 0; place < 5; place += 1) await judge(place);
    const agreement = await agreementOf(asked());
    expect(agreement).toMatchObject(figures);
    const alike = { answers: 5, alpha: null, variance: 0, isHighVariance: false };
    expect(agreement.criteria).toMatchObject([
      // 3-3 2-1 0-2 1-1 3-2: 1 − 9 · 43 / 765; squares 0 1 4 0 1 of ninths, halved, of five answers.
      { answers: 5, alpha: 0.4941, variance: 0.0667, isHighVariance: true },
      // 3-2 1-1 0-0 1-1 3-3: 1 − 9 · 4 / 750.
      { answers: 5, alpha: 0.952, variance: 0.0111, isHighVariance: false },
      alike,
      alike,
      alike,
    ]);
  });

  it('does not move for one more answer, nor for what was struck out', async () => {
    const before = await agreementOf(asked());
    await judge(5);
    expect(await agreementOf(asked())).toEqual(before);
    await app.dataSource.query(
      `UPDATE grade g SET voided_at = now() FROM attempt a
        WHERE a.learner_id = g.learner_id AND a.id = g.attempt_id AND a.question_id = $1
          AND g.learner_id = $2 AND g.kind <> 'self'`,
      [asked(), personAt(5)],
    );
    expect(await agreementOf(asked())).toEqual(before);
  });

  it('counts answers to revisions that score alike only', async () => {
    const [other = ''] = await importQuestions(app, 'revised', 1);
    for (let place = 0; place < 5; place += 1)
      await judge(place, { questionId: other, cohortId: undefined });
    expect(await agreementOf(other)).toMatchObject(figures);
    await importQuestions(app, 'revised', 1, { prompt: 'The same in other words.' });
    expect(await agreementOf(other)).toMatchObject({
      ...figures,
      revisions: [{ number: 1 }, { number: 2 }],
    });
    await importQuestions(app, 'revised', 1, { timeLimitMinutes: 40 });
    expect(await agreementOf(other)).toMatchObject({ tooFew: true, revisions: [{ number: 3 }] });
  });

  it('holds no id of anybody, and is for those who may see how good the question is', async () => {
    const path = `/v1/questions/${asked()}/review-agreement`;
    const { text } = await ask(path);
    expect([...many, room.coach.id].filter((id) => text.includes(id))).toEqual([]);
    expect((await ask(path, learner)).status).toBe(403);
    expect((await ask(`/v1/questions/${randomUUID()}/review-agreement`)).status).toBe(404);
    const becomes = (ownerId: string | null, visibility: string) =>
      app.dataSource.query(
        `UPDATE bank SET owner_id = $2, visibility = $3
          WHERE id = (SELECT bank_id FROM question WHERE id = $1)`,
        [asked(), ownerId, visibility],
      );
    await becomes(room.owner.id, 'unlisted');
    expect((await ask(path, room.owner)).status).toBe(200);
    expect((await ask(path, await coachElsewhere(app))).status).toBe(403);
    await becomes(null, 'public');
  });
});

describe('GET /v1/cohorts/:id/review-agreement', () => {
  const path = (query = ''): string => `/v1/cohorts/${room.cohortId}/review-agreement${query}`;
  const read = async (query = ''): Promise<CohortBody> => {
    const response = await ask(path(query));
    expect(response.status).toBe(200);
    return response.body as CohortBody;
  };

  it('has the figures of the cohort’s answers, by question and overall, and counts requests', async () => {
    // Neither of the cohort, nor of what it practises: the figures are those of the five.
    for (let place = 6; place < 11; place += 1) {
      await judge(place, { questionId: room.elsewhere[0] ?? '', cohortId: undefined });
    }
    const unsaid = { peers: [], settled: undefined, coach: undefined };
    await judge(11, { ...unsaid, state: 'open' });
    await judge(12, { ...unsaid, state: 'closed' });
    const { requests, overall, data, nextCursor } = await read();
    expect(requests).toEqual({
      open: 1,
      withCoach: 0,
      settled: { high: 6, medium: 4, low: 0, byCoach: 0 },
      closed: 1,
      cancelled: 0,
      voided: 0,
    });
    expect(data).toEqual([
      {
        questionId: asked(),
        title: 'Title of judged-0',
        ...figures,
        highVarianceCriteria: ['criterion-1'],
      },
      {
        questionId: seldomAsked(),
        title: 'Title of judged-1',
        tooFew: true,
        answers: null,
        alpha: null,
        selfAndSettlement: { answers: null, kappa: null },
        peerAndCoach: { answers: null, kappa: null },
        highVarianceCriteria: [],
      },
    ]);
    expect(nextCursor).toBeNull();
    expect(overall).toMatchObject({ tooFew: false, answers: 5 });
    await judge(4, { questionId: seldomAsked() });
    expect((await read()).overall).toMatchObject({ answers: 10 });
  });

  it('comes in pages', async () => {
    const first = await read('?limit=1');
    expect(first.data.map(({ title }) => title)).toEqual(['Title of judged-0']);
    const second = await read(`?limit=1&cursor=${first.nextCursor}`);
    expect(second.data.map(({ title }) => title)).toEqual(['Title of judged-1']);
    expect(second).toMatchObject({ overall: first.overall, nextCursor: null });
    expect((await ask(path('?limit=0'))).status).toBe(400);
  });

  it('is for those who coach there, and writes nothing into anybody’s access log', async () => {
    expect((await ask(path(), room.owner)).status).toBe(200);
    expect((await ask(path(), await room.addMember('none'))).status).toBe(403);
    const theirs = await ask(path(), await coachElsewhere(app));
    expect(theirs.status).toBe(404);
    const admin = await startPractising(app, { role: 'admin' });
    expect((await ask(path(), admin)).status).toBe(404);
    const { text } = await ask(path());
    expect([...many, room.coach.id].filter((id) => text.includes(id))).toEqual([]);
    const log = await app.dataSource.query<object[]>(
      `SELECT FROM access_log WHERE cohort_id = $1`,
      [room.cohortId],
    );
    expect(log).toEqual([]);
  });
});

describe('GET /v1/peer-reviews/report', () => {
  let reviewer: SignedUp;
  let second: SignedUp;
  let questionId: string;

  const report = async (who: SignedUp, query = ''): Promise<ReportBody> => {
    const response = await ask(`/v1/peer-reviews/report${query}`, who);
    expect(response.status).toBe(200);
    return response.body as ReportBody;
  };

  /** An answer that this reviewer and others reviewed, the first of them being the second reviewer. */
  async function reviewed(
    place: number,
    [own = '', ...others]: readonly string[],
    changes: { state?: string; feedback?: number; isCounted?: boolean; isVoid?: boolean } = {},
  ): Promise<void> {
    const { state = 'settled', ...said } = changes;
    const peers = others.map((levels, peer) => ({
      by: peer === 0 ? second.id : personAt(18),
      levels,
    }));
    await putJudgedAnswer(app, {
      questionId,
      authorId: personAt(place),
      self: '22222',
      peers: [{ by: reviewer.id, levels: own, ...said }, ...peers],
      state,
    });
  }

  beforeAll(async () => {
    reviewer = await startPractising(app);
    second = await startPractising(app);
    [questionId = ''] = await importQuestions(app, 'reported', 1);
  });

  it('is no id of a review, and tells who has reviewed nothing so', async () => {
    expect(await report(reviewer)).toEqual({
      days: 180,
      given: 0,
      counted: 0,
      extra: 0,
      compared: 0,
      tooFew: true,
      bias: null,
      biasInWords: 'unknown',
      meanDistance: null,
      shareWithin: null,
      mustHaveCalls: 0,
      mustHaveAgreement: null,
      ratings: 0,
      helpfulness: null,
    });
    expect((await ask(`/v1/peer-reviews/${randomUUID()}`, reviewer)).status).toBe(404);
    expect((await ask('/v1/peer-reviews/reports', reviewer)).status).toBe(400);
  });

  it('tells nothing of four, but how many there are', async () => {
    await reviewed(0, ['33333', '22222', '22222'], { feedback: 2 });
    await reviewed(1, ['22222', '22222', '22222'], { feedback: 1 });
    await reviewed(2, ['13322', '33322', '33322'], { feedback: 1 });
    await reviewed(3, ['11111', '22222', '00000'], { feedback: 0 });
    expect(await report(reviewer)).toMatchObject({
      given: 4,
      counted: 4,
      compared: 4,
      tooFew: true,
      bias: null,
      meanDistance: null,
      mustHaveCalls: 12,
      mustHaveAgreement: null,
      ratings: 0,
      helpfulness: null,
    });
  });

  it('has the figures that paper and pencil give, each review held against the others alone', async () => {
    await reviewed(4, ['32222', '22222'], { feedback: 2 });
    // 1 − .66667, 0, .73333 − .86667, 0, .73333 − .66667; one of 15 must-haves is called otherwise.
    expect(await report(reviewer)).toEqual({
      days: 180,
      given: 5,
      counted: 5,
      extra: 0,
      compared: 5,
      tooFew: false,
      bias: 0.0533,
      biasInWords: 'in-line',
      meanDistance: 0.1067,
      shareWithin: 0.8,
      mustHaveCalls: 15,
      mustHaveAgreement: 0.9333,
      ratings: 5,
      helpfulness: 1.2,
    });
  });

  it('leaves out what is not settled, what nobody else reviewed, and what was struck out', async () => {
    const before = await report(reviewer);
    await reviewed(5, ['33333', '00000'], { state: 'open' });
    await reviewed(6, ['33333'], { feedback: -2 });
    await reviewed(7, ['33333', '00000'], { isVoid: true });
    expect(await report(reviewer)).toEqual({ ...before, given: 7, counted: 7 });
    // One that does not count is held against those that do, and they are not held against it.
    const others = await report(second);
    await reviewed(8, ['22222', '22222', '22222'], { isCounted: false });
    expect(await report(reviewer)).toMatchObject({
      given: 8,
      counted: 7,
      extra: 1,
      compared: 6,
      bias: 0.0444,
    });
    expect((await report(second)).compared).toBe(others.compared + 1);
  });

  it('is of the days that are asked for, but for what authors think', async () => {
    app.clock.advance({ days: 31 });
    expect(await report(reviewer, '?days=30')).toMatchObject({ given: 0, compared: 0, ratings: 5 });
    expect(await report(reviewer)).toMatchObject({ given: 8, compared: 6 });
    for (const days of ['29', '366', 'all']) {
      const response = await ask(`/v1/peer-reviews/report?days=${days}`, reviewer);
      expect(response.status).toBe(400);
    }
  });

  it('takes in reviews once their answer is settled', async () => {
    const [lived = ''] = await importQuestions(app, 'lived', 1);
    const author = await startPractising(app);
    const { id: attemptId } = await gradedAnswer(app, author, lived);
    await askForReviews(app, author, { attemptId, reviewsWanted: 2 });
    const peers = [await startPractising(app), await startPractising(app)] as const;
    for (const peer of peers) await answerQuestion(app, peer, lived);
    const review = async (peer: SignedUp, levels: string): Promise<void> => {
      const { id } = await claimNew(app, peer);
      expect((await submitReview(app, peer, { id, body: sheet(levels) })).status).toBe(200);
    };
    await review(peers[0], '33333');
    expect(await report(peers[0])).toMatchObject({ given: 1, counted: 1, compared: 0 });
    await review(peers[1], '33322');
    for (const peer of peers) {
      expect(await report(peer)).toMatchObject({ given: 1, compared: 1, mustHaveCalls: 3 });
    }
    const agreement = await ask(`/v1/questions/${lived}/review-agreement`);
    expect(agreement.body).toMatchObject({ tooFew: true, answers: null });
  });

  it('holds no id, and nobody else’s figures', async () => {
    const { text } = await ask('/v1/peer-reviews/report', reviewer);
    expect([...many, reviewer.id, second.id, questionId].filter((id) => text.includes(id))).toEqual(
      [],
    );
    expect(await report(learner)).toMatchObject({ given: 0, ratings: 0 });
  });
});

// The promise is .5 s for 10,000 grades, on two cores that are idle. Machines that run tests seldom are.
const patience = 10;

describe('a question with 10,000 grades', () => {
  it('is compared soon', async () => {
    const [popular = ''] = await importQuestions(app, 'popular', 1);
    const kinds = ['self', 'peer', 'peer', 'coach', 'settlement'];
    const judges = kinds.map((kind, place) => ({ kind, seed: `${kind}-${place}` }));
    await answerByMany(app, [popular], 2000, judges);
    const path = `/v1/questions/${popular}/review-agreement`;
    await ask(path);
    const startedAt = performance.now();
    const response = await ask(path);
    expect(performance.now() - startedAt).toBeLessThan(500 * patience);
    expect(response.body).toMatchObject({
      answers: 2000,
      selfAndSettlement: { answers: 2000 },
      peerAndCoach: { answers: 2000 },
    });
    // Strewn levels agree by chance alone; all pass the first criterion.
    const { criteria } = response.body as { criteria: { alpha: number | null }[] };
    expect(criteria[0]?.alpha).toBeNull();
    for (const { alpha } of criteria.slice(1)) expect(Math.abs(alpha ?? 1)).toBeLessThan(0.1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerByMany, makeLearners } from '../support/answers-of-many.js';
import { importQuestions } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

// The promise is .3 s for 10,000 grades of one question, and 1 s for a bank of 100 questions with 200
// answers each, on two cores that are idle. Machines that run tests seldom are.
const patience = 15;

describe('the quality of questions that many have answered', () => {
  let app: TestApp;
  let coach: SignedUp;
  let popular: string;
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    coach = await startPractising(app, { role: 'coach' });
    [popular = ''] = await importQuestions(app, 'popular', 1);
    const wide = await importQuestions(app, 'wide', 100);
    const rows = await app.dataSource.query<{ id: string }[]>(
      `SELECT bank_id AS id FROM question WHERE id = $1`,
      [wide[0]],
    );
    bankId = rows[0]?.id ?? '';
    await makeLearners(app, 5000);
    await answerByMany(app, [popular], 5000);
    await answerByMany(app, wide, 200);
  });
  afterAll(() => app.close());

  /** The fastest of some, which is the least disturbed by whatever else runs. */
  async function time(path: string): Promise<{ response: Response; ms: number }> {
    let ms = Infinity;
    let response = await app.http.get(path).set(coach.auth);
    for (let round = 0; round < 2; round += 1) {
      const startedAt = performance.now();
      response = await app.http.get(path).set(coach.auth);
      ms = Math.min(ms, performance.now() - startedAt);
    }
    return { response, ms };
  }

  it('is there soon for one question with 10,000 grades', async () => {
    const { response, ms } = await time(`/v1/questions/${popular}/quality`);
    expect(response.body).toMatchObject({
      use: { answers: 5000 },
      self: { answers: 5000 },
      others: { answers: 5000 },
      agreement: { answers: 5000 },
    });
    expect(ms).toBeLessThan(300 * patience);
  });

  it('is there soon for a bank of 100 questions with 200 answers each', async () => {
    const { response, ms } = await time(`/v1/banks/${bankId}/quality?limit=100`);
    const { data } = response.body as { data: { answers: number; judged: number }[] };
    expect(data).toHaveLength(100);
    expect(data.every(({ answers, judged }) => answers === 200 && judged === 200)).toBe(true);
    expect(ms).toBeLessThan(1000 * patience);
  });

  it('finds what is wrong with them', async () => {
    const response = await app.http.get(`/v1/questions/${popular}/quality`).set(coach.auth);
    const { findings } = response.body as { findings: { code: string; detail: string }[] };
    expect(findings).toContainEqual({
      code: 'too-easy',
      graders: 'self',
      criterion: 'criterion-1',
      answers: 5000,
      value: 1,
      detail:
        '100 % of 5000 answers pass in “What criterion-1 looks for”: it tells nobody apart any more.',
    });
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(['too-easy', 'does-not-discriminate', 'split-criterion', 'time-box-too-short']),
    );
    const filtered = await app.http
      .get(`/v1/banks/${bankId}/quality?finding=time-box-too-short&limit=100`)
      .set(coach.auth);
    expect((filtered.body as { data: object[] }).data).toHaveLength(100);
    const none = await app.http.get(`/v1/banks/${bankId}/quality?finding=too-hard`).set(coach.auth);
    expect(none.body).toEqual({ data: [], nextCursor: null });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import type { SnapshotResponse } from '../../src/readiness-history/snapshot.dto.js';
import { answerQuestion, gradeAttempt, importQuestions, sheet } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { insertSnapshot, makeTarget } from '../support/readiness-targets.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('how many snapshots are kept', () => {
  let app: TestApp;
  let learner: SignedUp;
  let target: string;

  beforeAll(async () => {
    app = await startTestApp();
    const [question = ''] = await importQuestions(app, 'room', 1);
    app.clock.set('2027-06-01T12:00:00.000Z');
    learner = await startPractising(app);
    target = await makeTarget(app, learner, question);
    const { id } = await answerQuestion(app, learner, question);
    await gradeAttempt(app, learner, id, sheet('22222'));
  });
  afterAll(() => app.close());

  const path = () => `/v1/readiness/targets/${target}/snapshots`;

  it('thins the daily ones of days long gone', async () => {
    await app.http.post(path()).set(learner.auth);
    const now = app.clock.now().toISOString();
    const days = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-12', '2027-05-03'];
    for (const day of [...days, '2027-05-04']) {
      app.clock.set(`${day}T05:00:00.000Z`);
      await insertSnapshot(app, learner.id, target);
    }
    app.clock.set(now);
    await app.app.get(Jobs).run('thin-readiness-snapshots');
    const { body } = await app.http.get(`${path()}?limit=100`).set(learner.auth);
    const { data } = body as { data: SnapshotResponse[] };
    expect(data.map(({ origin, studyDay }) => `${studyDay} ${origin}`).toSorted()).toEqual([
      '2026-01-07 daily',
      '2026-01-12 daily',
      '2027-05-03 daily',
      '2027-05-04 daily',
      '2027-06-01 on-demand',
    ]);
  });

  it('refuses to keep more than 200 that were asked for', async () => {
    await app.dataSource.query(
      `INSERT INTO readiness_snapshot
       SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
         FROM readiness_snapshot s, generate_series(1, 198)
        WHERE s.learner_id = $1 AND s.origin = 'on-demand'`,
      [learner.id],
    );
    expect((await app.http.post(path()).set(learner.auth)).status).toBe(201);
    const refused = await app.http.post(path()).set(learner.auth);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'invalid-state' });
    expect((refused.body as { detail: string }).detail).toContain('200 snapshots');
  });
});

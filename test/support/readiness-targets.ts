import { randomUUID } from 'node:crypto';
import { bankOf } from './coaching.js';
import type { SignedUp } from './login.js';
import { setTarget } from './readiness.js';
import type { TestApp } from './test-app.js';

/** A target in the one skill of the questions that tests import, practised with the bank of one of them. */
export async function makeTarget(
  app: TestApp,
  learner: SignedUp,
  questionId: string,
  wish: object = {},
): Promise<string> {
  const bankIds = [await bankOf(app, questionId)];
  return (await setTarget(app, learner, { bankIds, ...wish })).id;
}

/** Changes a target, whatever it was. */
export async function changeTarget(
  app: TestApp,
  learner: SignedUp,
  targetId: string,
  change: object,
): Promise<void> {
  const response = await app.http
    .patch(`/v1/readiness/targets/${targetId}`)
    .set({ ...learner.auth, 'If-Match': '*' })
    .send(change);
  if (response.status !== 200) throw new Error(`target: ${response.text}`);
}

/** A score as it was kept some time, without answers behind it. */
export async function insertSnapshot(
  app: TestApp,
  learnerId: string,
  targetId: string,
): Promise<string> {
  const id = randomUUID();
  await app.dataSource.query(
    `INSERT INTO readiness_snapshot
       (learner_id, id, target_id, origin, is_final, as_of, study_day, status, score, low80, high80, sd,
        mock_low80, mock_high80, pass_probability, bar, coverage, attempts, formula, job_version,
        input_hash, report)
     VALUES ($1, $2, $3, 'daily', false, $4, $4::timestamptz::date, 'thin', 0.5, 0.4, 0.6, 0.08, 0.3, 0.7,
             0.4, 0.6, 0.1, 1, 'readiness/1', 0, repeat('0', 64), '{}')`,
    [learnerId, id, targetId, app.clock.now()],
  );
  return id;
}

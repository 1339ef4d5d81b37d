import { randomBytes, randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { uuidV7 } from '../../src/kernel/uuid-v7.js';
import type { CheckedForecast } from '../../src/readiness-calibration/domain/checked-forecast.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of an outcome. */
export interface OutcomeBody {
  id: string;
  version: number;
  targetId: string;
  interviewDay: string;
  result: string;
  score: number | null;
  note: string | null;
  forecast: {
    snapshotId: string;
    asOf: string;
    status: string;
    score: number;
    passProbability: number;
  } | null;
  recordedAt: string;
  updatedAt: string;
}

export const outcomesPath = '/v1/readiness/outcomes';

export function postOutcome(app: TestApp, learner: SignedUp, body: object): Promise<Response> {
  return Promise.resolve(app.http.post(outcomesPath).set(learner.auth).send(body));
}

/** Told, or the test fails here. */
export async function tellOutcome(
  app: TestApp,
  learner: SignedUp,
  body: object,
): Promise<OutcomeBody> {
  const response = await postOutcome(app, learner, body);
  if (response.status !== 201) throw new Error(`outcome: ${response.text}`);
  return response.body as OutcomeBody;
}

/** What is kept of a score that was told before an interview. */
export interface KeptScore {
  readonly learnerId: string;
  readonly targetId: string;
  readonly interviewDay: string;
  /** In hours before the interview. */
  readonly hoursBefore: number;
  readonly told: Partial<
    Pick<CheckedForecast, 'passProbability' | 'score' | 'mockLow80' | 'mockHigh80' | 'trust'>
  > & { readonly jobVersion?: number };
}

/** Puts scores where the nightly job keeps them. @returns their ids */
export async function keepScores(app: TestApp, scores: readonly KeptScore[]): Promise<string[]> {
  const rows = scores.map(({ learnerId, targetId, interviewDay, hoursBefore, told }) => {
    const interviewAt = new Date(`${interviewDay}T16:00:00.000Z`);
    const { passProbability = 0.5, score = 0.6, mockLow80 = 0.41, mockHigh80 = 0.79 } = told;
    const { trust = { self: 0, peer: 0, llm: 0, coach: 1 }, jobVersion = 0 } = told;
    const asOf = new Date(interviewAt.getTime() - hoursBefore * 3_600_000);
    return {
      learner_id: learnerId,
      // The latest is the one with the greatest id.
      id: uuidV7(asOf, randomBytes(10)),
      target_id: targetId,
      origin: 'on-demand',
      is_final: false,
      as_of: asOf,
      study_day: asOf.toISOString().slice(0, 10),
      interview_day: interviewDay,
      interview_at: interviewAt,
      status: 'borderline',
      score,
      low80: score - 0.05,
      high80: score + 0.05,
      sd: 0.04,
      mock_low80: mockLow80,
      mock_high80: mockHigh80,
      pass_probability: passProbability,
      bar: 0.6,
      coverage: 0.5,
      attempts: 20,
      formula: 'readiness/1',
      job_version: jobVersion,
      input_hash: '0'.repeat(64),
      report: JSON.stringify({ trust }),
      change: null,
    };
  });
  await app.dataSource.query(
    `INSERT INTO readiness_snapshot
     SELECT * FROM jsonb_populate_recordset(NULL::readiness_snapshot, $1)`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Learners like somebody, each with that one's target, a score that was told a day before the interview
 * and an outcome, as the forecasts say.
 */
export async function tellOfMany(
  app: TestApp,
  { learner, targetId }: { learner: SignedUp; targetId: string },
  forecasts: readonly CheckedForecast[],
): Promise<void> {
  const people = await app.dataSource.query<{ id: string }[]>(
    `INSERT INTO account
     SELECT (jsonb_populate_record(a, jsonb_build_object('id', c.id, 'email', c.id || '@example.org',
              'email_key', c.id || '@example.org'))).*
       FROM account a, (SELECT gen_random_uuid() AS id FROM generate_series(1, $2::integer)) c
      WHERE a.id = $1
     RETURNING id`,
    [learner.id, forecasts.length],
  );
  const ids = people.map(({ id }) => id);
  await app.dataSource.query(
    `INSERT INTO readiness_target
     SELECT (jsonb_populate_record(t, jsonb_build_object('learner_id', p.id))).*
       FROM readiness_target t, unnest($2::uuid[]) p (id)
      WHERE t.id = $1 AND t.learner_id = $3`,
    [targetId, ids, learner.id],
  );
  const interviewDay = '2026-02-20';
  await keepScores(
    app,
    forecasts.map((told, index) => {
      return { learnerId: ids[index] ?? '', targetId, interviewDay, hoursBefore: 24, told };
    }),
  );
  const toldAt = (since: Date) => new Date(Date.parse(interviewDay) + 86_400_000 + since.getTime());
  const outcomes = forecasts.map(({ isPassed, actual, since }, index) => ({
    learner_id: ids[index],
    id: randomUUID(),
    target_id: targetId,
    interview_day: interviewDay,
    result: isPassed ? 'passed' : 'failed',
    score: actual === null ? null : Math.round(actual * 100),
    note: null,
    recorded_at: toldAt(since),
    updated_at: toldAt(since),
    version: 1,
  }));
  await app.dataSource.query(
    `INSERT INTO readiness_outcome
     SELECT * FROM jsonb_populate_recordset(NULL::readiness_outcome, $1)`,
    [JSON.stringify(outcomes)],
  );
}

import { In } from 'typeorm';
import { AttemptEntity } from '../../src/attempts/attempt.entity.js';
import { RequestMaking } from '../../src/peer-review/request-making.service.js';
import type { TestApp } from './test-app.js';

/** So many more people like somebody, each with an attempt like this one. @returns their account ids */
export async function copyPeople(
  app: TestApp,
  { accountId, attemptId }: { accountId: string; attemptId: string },
  count: number,
): Promise<string[]> {
  const rows = await app.dataSource.query<{ id: string }[]>(
    `INSERT INTO account
     SELECT (jsonb_populate_record(a, jsonb_build_object('id', c.id, 'email', c.id || '@example.org',
              'email_key', c.id || '@example.org'))).*
       FROM account a, (SELECT gen_random_uuid() AS id FROM generate_series(1, $2::integer)) c
      WHERE a.id = $1
     RETURNING id`,
    [accountId, count],
  );
  const ids = rows.map(({ id }) => id);
  await app.dataSource.query(
    `INSERT INTO attempt
     SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'learner_id', p.id,
              'review_id', NULL))).*
       FROM attempt a, unnest($2::uuid[]) p (id) WHERE a.id = $1`,
    [attemptId, ids],
  );
  return ids;
}

/** So many more attempts of the same learner, like this one. @returns their ids */
export async function copyAttempts(
  app: TestApp,
  attemptId: string,
  count: number,
): Promise<string[]> {
  const rows = await app.dataSource.query<{ id: string }[]>(
    `INSERT INTO attempt
     SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
              'review_id', NULL))).*
       FROM attempt a, generate_series(1, $2::integer) WHERE a.id = $1
     RETURNING id`,
    [attemptId, count],
  );
  return rows.map(({ id }) => id);
}

/** Requests for so many reviews of each of these attempts, in the open pool. @returns their ids */
export async function requestReviews(
  app: TestApp,
  attemptIds: readonly string[],
  wanted: number,
): Promise<string[]> {
  const requests = app.app.get(RequestMaking);
  const attempts = await app.dataSource.manager.findBy(AttemptEntity, { id: In([...attemptIds]) });
  const ids: string[] = [];
  for (const attempt of attempts) {
    ids.push((await requests.make({ cohortId: null }, { attempt, wanted })).id);
  }
  return ids;
}

import type { TestApp } from './test-app.js';

/** So many accounts, who never signed in. */
export async function makeLearners(app: TestApp, count: number): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO account (id, email, email_key, display_name, password_hash, zone, rollover_hour,
       created_at)
     SELECT gen_random_uuid(), 'many-' || n, 'many-' || n, 'One of many', '-', 'UTC', 4, now()
       FROM generate_series(1, $1::int) AS n`,
    [count],
  );
}

/** Who grades an answer; what is strewn differs by the seed. */
interface Judge {
  kind: string;
  seed: string;
}

const authorAndCoach: readonly Judge[] = [
  { kind: 'self', seed: 'self' },
  { kind: 'coach', seed: 'coach' },
];

/**
 * An answer to each of these questions by so many of those learners, graded by themselves and by a coach,
 * or by whom the test says.
 * Question p and learner n get a level for each of five criteria that is strewn, but always the same;
 * learners pass the first criterion whatever they do.
 */
export async function answerByMany(
  app: TestApp,
  questionIds: readonly string[],
  learners: number,
  judges: readonly Judge[] = authorAndCoach,
): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO attempt (learner_id, id, question_id, revision_id, started_at, deadline_at,
       submitted_at, closed_at, overtime_ratio, version, hints_used, time_limit_minutes, peeked,
       gave_up, candidate_level, mode, state, content_hash, answer)
     SELECT a.id, gen_random_uuid(), q.id, q.current_revision_id, now(), now() + interval '20 min',
            now() + n * interval '1 s', now() + n * interval '1 s', 1.2 + n % 10 / 100.0, 1, n % 3,
            20, false, false, 'senior', 'written', 'closed', 'hash', repeat('word ', 300)
       FROM unnest($1::uuid[]) AS asked (id) JOIN question q ON q.id = asked.id
       CROSS JOIN (SELECT id, row_number() OVER (ORDER BY email) AS n FROM account
                    WHERE display_name = 'One of many') a
      WHERE n <= $2::int`,
    [questionIds, learners],
  );
  for (const [place, judge] of judges.entries()) {
    await gradeByMany(app, questionIds, { ...judge, number: place + 1 });
  }
  await app.dataSource.query('ANALYZE attempt, grade');
}

async function gradeByMany(
  app: TestApp,
  questionIds: readonly string[],
  { kind, seed, number }: Judge & { number: number },
): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO grade (learner_id, id, attempt_id, revision_id, grader_id, created_at, number,
       rating_suggested, rating_final, must_have_met, score, kind, verdict, policy, items, red_flags,
       rating_reasons, verdict_reasons, reason)
     SELECT learner_id, gen_random_uuid(), id, revision_id,
            CASE $2::text WHEN 'self' THEN learner_id ELSE md5($3)::uuid END, submitted_at,
            $4::int, 3, 3, true, 0.7, $2, 'senior-pass', 'rubric-v1',
            (SELECT jsonb_agg(jsonb_build_object(
                'criterionKey', 'criterion-' || c, 'levelKey', CASE
                  WHEN c = 1 THEN 'applied'
                  ELSE (ARRAY['absent', 'named', 'applied', 'extended'])
                    [1 + (hashtext(learner_id::text || question_id::text || c || $3) & 3)] END,
                'comment', repeat('Because it says so. ', 5), 'quote', null))
               FROM generate_series(1, 5) AS c),
            '[]', '[]', '[]', CASE $2 WHEN 'coach' THEN 'As the rubric says.' END
       FROM attempt WHERE question_id = ANY($1::uuid[])`,
    [questionIds, kind, seed, number],
  );
}

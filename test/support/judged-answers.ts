import { randomUUID } from 'node:crypto';
import { filledSheet } from './answering.js';
import type { TestApp } from './test-app.js';

/** Who said what of an answer: a digit for the level of each criterion. */
export interface Said {
  by: string;
  levels: string;
  isCounted?: boolean;
  isVoid?: boolean;
  /** What the author thinks of it. */
  feedback?: number | undefined;
}

/** An answer that was put to peers, as the database has it when all is said. */
export interface JudgedAnswer {
  questionId: string;
  authorId: string;
  self: string;
  peers: readonly Said[];
  settled?: string | undefined;
  confidence?: string;
  coach?: Said | undefined;
  cohortId?: string | undefined;
  state?: string;
}

/** Puts it there, a minute after the one before. */
export async function putJudgedAnswer(app: TestApp, answer: JudgedAnswer): Promise<void> {
  app.clock.advance({ minutes: 1 });
  const { authorId, peers, settled, coach } = answer;
  const [attemptId, requestId] = [randomUUID(), randomUUID()];
  const about = { ...answer, attemptId, requestId, at: app.clock.now() };
  await putAttempt(app, about);
  const grade = gradesOf(app, about);
  await grade('self', { by: authorId, levels: answer.self });
  await putRequest(app, about);
  for (const [place, said] of peers.entries()) {
    await putReview(app, about, { ...said, number: place + 1, gradeId: await grade('peer', said) });
  }
  if (coach !== undefined) await grade('coach', coach);
  if (settled === undefined) return;
  const gradeId = await grade('settlement', { by: requestId, levels: settled });
  await app.dataSource.query(
    `INSERT INTO peer_settlement (learner_id, id, request_id, grade_id, created_at, version, spread,
       score, must_have_met, confidence, cause, items, red_flags, review_ids)
     VALUES ($1, $2, $3, CASE $6 WHEN 'contested' THEN NULL ELSE $4::uuid END, $5, 1, 0, 0.5, true, $6,
       'complete', '[]', '[]', '[]')`,
    [authorId, randomUUID(), requestId, gradeId, about.at, answer.confidence ?? 'high'],
  );
}

type About = JudgedAnswer & { attemptId: string; requestId: string; at: Date };

async function putAttempt(app: TestApp, { authorId, attemptId, questionId, at }: About) {
  await app.dataSource.query(
    `INSERT INTO attempt (learner_id, id, question_id, revision_id, started_at, deadline_at,
       submitted_at, closed_at, overtime_ratio, version, hints_used, time_limit_minutes, peeked,
       gave_up, candidate_level, mode, state, content_hash, answer)
     SELECT $1, $2, id, current_revision_id, $4::timestamptz, $4::timestamptz + interval '20 min', $4,
            $4, 1, 1, 0, 20, false, false, 'senior', 'written', 'closed', 'hash', 'An answer.'
       FROM question WHERE id = $3`,
    [authorId, attemptId, questionId, at],
  );
}

async function putRequest(app: TestApp, about: About): Promise<void> {
  const { authorId, requestId, attemptId, cohortId = null, state = 'settled', at } = about;
  await app.dataSource.query(
    `INSERT INTO peer_review_request (learner_id, id, attempt_id, question_id, revision_id, cohort_id,
       created_at, settles_at, resolved_at, version, wanted, is_open_pool, state)
     SELECT $1, $2, $3, question_id, revision_id, $4::uuid, $5::timestamptz,
            $5::timestamptz + interval '7 days',
            CASE WHEN $6 NOT IN ('open', 'tie_break', 'with_coach') THEN $5::timestamptz END, 1, 3,
            $4::uuid IS NULL, $6
       FROM attempt WHERE learner_id = $1 AND id = $3`,
    [authorId, requestId, attemptId, cohortId, at, state],
  );
}

async function putReview(
  app: TestApp,
  { authorId, requestId, attemptId, questionId, cohortId, at }: About,
  said: Said & { number: number; gradeId: string },
): Promise<void> {
  const { by, number, gradeId, isCounted = true, isVoid = false, feedback } = said;
  await app.dataSource.query(
    `INSERT INTO peer_review (learner_id, id, request_id, slot_id, attempt_id, question_id, reviewer_id,
       cohort_id, grade_id, claimed_at, expires_at, submitted_at, version, number, is_open_pool,
       is_counted, state, feedback_score, feedback_tags, feedback_at)
     VALUES ($1, gen_random_uuid(), $2, gen_random_uuid(), $3, $4, $5, $6::uuid, $7, $8::timestamptz,
       $8, $8, 1, $9, $6::uuid IS NULL, $10, $11, $12::smallint,
       CASE WHEN $12::smallint IS NOT NULL THEN '[]'::jsonb END,
       CASE WHEN $12::smallint IS NOT NULL THEN $8::timestamptz END)`,
    [
      authorId,
      requestId,
      attemptId,
      questionId,
      by,
      cohortId ?? null,
      gradeId,
      at,
      number,
      isCounted && !isVoid,
      isVoid ? 'void' : 'submitted',
      feedback ?? null,
    ],
  );
}

/** The score is the mean of the levels: all criteria weigh the same. */
function gradesOf(app: TestApp, { authorId, attemptId, at }: About) {
  let number = 0;
  return async (kind: string, { by, levels, isVoid = false }: Said): Promise<string> => {
    number += 1;
    const id = randomUUID();
    const thirds = Array.from(levels, Number).reduce((sum, level) => sum + level, 0);
    const score = (thirds / 3 / levels.length).toFixed(5);
    const { items } = filledSheet(levels);
    await app.dataSource.query(
      `INSERT INTO grade (learner_id, id, attempt_id, revision_id, grader_id, created_at, number,
         rating_suggested, rating_final, must_have_met, score, kind, verdict, policy, items, red_flags,
         rating_reasons, verdict_reasons, reason, voided_at)
       SELECT $1, $2, $3, revision_id, $4, $5::timestamptz, $6::int, 3, 3, true, $7, $8, 'senior-pass',
              'rubric-v1', $9, '[]', '[]', '[]',
              CASE $8 WHEN 'coach' THEN 'As the rubric says.' END,
              CASE WHEN $10 THEN $5::timestamptz END
         FROM attempt WHERE learner_id = $1 AND id = $3`,
      [authorId, id, attemptId, by, at, number, score, kind, JSON.stringify(items), isVoid],
    );
    return id;
  };
}

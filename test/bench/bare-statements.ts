import type { QueryConfig } from 'pg';
import type { Card } from '../../src/scheduling/domain/card.js';
import type { ReviewRecorded } from '../../src/scheduling/domain/review-event.js';

/** What the product asks the database while it records a review, each under a name of its own. */
type Bound = (values: unknown[]) => QueryConfig;

export function named(name: string, text: string): Bound {
  return (values) => ({ name, text, values });
}

const eventColumns = `learner_id AS "learnerId", id, question_id AS "questionId",
  target_id AS "targetId", attempt_id AS "attemptId", occurred_at AS "occurredAt",
  received_at AS "receivedAt", study_day AS "studyDay", due_day AS "dueDay",
  duration_ms AS "durationMs", parameters_version AS "parametersVersion", rating, kind, source,
  policy, zone`;

export const lockAndRead = named(
  'lock-and-read',
  `WITH locked AS (
     INSERT INTO learner_state (learner_id, change_number) VALUES ($1, 1)
     ON CONFLICT (learner_id) DO UPDATE SET change_number = learner_state.change_number + 1
     RETURNING change_number)
   SELECT locked.change_number AS "changeNumber",
          (SELECT change_number FROM learner_state WHERE learner_id = $1) AS seen,
          (SELECT json_agg(e) FROM (SELECT ${eventColumns} FROM review_event
             WHERE learner_id = $1 AND question_id = $2) e) AS events,
          (SELECT row_to_json(e) FROM (SELECT ${eventColumns} FROM review_event
             WHERE learner_id = $1 AND id = $3) e) AS known,
          (SELECT parameters_version FROM practice_settings WHERE learner_id = $1)
     FROM locked`,
);

const kindAndTimeBox = `r.kind, r.time_limit_minutes AS "timeLimitMinutes"
  FROM question q JOIN question_revision r ON r.id = q.current_revision_id`;

export const planned = named(
  'planned',
  `SELECT NULL AS "dueDay", ${kindAndTimeBox} WHERE q.id = $2
    UNION ALL
   SELECT c.due_day, ${kindAndTimeBox} JOIN card c ON c.question_id = q.id
    WHERE c.learner_id = $1 AND c.due_day BETWEEN $3 AND $4 AND NOT c.suspended
      AND c.question_id <> $2`,
);

export const activeGoals = named(
  'active-goals',
  `SELECT id, interview_day, bank_ids, skills FROM interview_goal
    WHERE learner_id = $1 AND archived_at IS NULL`,
);

export const readPace = named('pace', `SELECT minutes FROM learner_pace WHERE learner_id = $1`);

const insertEventAndCard = named(
  'write',
  `WITH logged AS (
     INSERT INTO review_event (learner_id, question_id, id, occurred_at, received_at, study_day,
       due_day, duration_ms, parameters_version, rating, kind, source, zone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))
   INSERT INTO card (learner_id, question_id, stability, difficulty, due_at, last_review_at, due_day,
     last_review_day, introduced_day, buried_day, interval_days, reps, lapses, version, step,
     suspended, state, change_number)
   VALUES ($1, $2, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)
   ON CONFLICT (learner_id, question_id) DO UPDATE SET stability = excluded.stability,
     difficulty = excluded.difficulty, due_at = excluded.due_at,
     last_review_at = excluded.last_review_at, due_day = excluded.due_day,
     last_review_day = excluded.last_review_day, introduced_day = excluded.introduced_day,
     buried_day = excluded.buried_day, interval_days = excluded.interval_days,
     reps = excluded.reps, lapses = excluded.lapses, version = excluded.version,
     step = excluded.step, suspended = excluded.suspended, state = excluded.state,
     change_number = excluded.change_number`,
);

export function write(event: ReviewRecorded, card: Card, changeNumber: number): QueryConfig {
  return insertEventAndCard([
    event.learnerId,
    event.questionId,
    event.id,
    event.occurredAt,
    event.receivedAt,
    event.studyDay,
    event.dueDay,
    event.durationMs,
    event.parametersVersion,
    event.rating,
    event.kind,
    event.source,
    event.zone,
    card.stability,
    card.difficulty,
    card.dueAt,
    card.lastReviewAt,
    card.dueDay,
    card.lastReviewDay,
    card.introducedDay,
    card.buriedDay,
    card.intervalDays,
    card.reps,
    card.lapses,
    card.version,
    card.step,
    card.suspended,
    card.state,
    changeNumber,
  ]);
}

export const lockReply = named(
  'lock-reply',
  `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7001)) AS locked`,
);

export const findReply = named(
  'find-reply',
  `SELECT fingerprint, status, headers, body FROM idempotency_key
    WHERE account_id = $1 AND route = $2 AND key = $3`,
);

export const insertReply = named(
  'insert-reply',
  `INSERT INTO idempotency_key
     (account_id, route, key, fingerprint, status, headers, body, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

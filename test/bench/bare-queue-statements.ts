import { named } from './bare-statements.js';

const projects = `('milestone', 'capstone')`;

const questionColumns = `q.id AS "questionId", r.id AS "revisionId", q.bank_id AS "bankId", q.slug,
  r.title, r.kind, r.level, r.topics[1] AS topic, q.position,
  r.time_limit_minutes AS "timeLimitMinutes", r.variant_of AS "variantOf"`;

const questions = `question q JOIN question_revision r ON r.id = q.current_revision_id`;

const cardColumns = `c.learner_id AS "learnerId", c.question_id AS "questionId", c.state,
  c.stability, c.difficulty, c.due_day AS "dueDay", c.due_at AS "dueAt",
  c.interval_days AS "intervalDays", c.step, c.reps, c.lapses,
  c.last_review_at AS "lastReviewAt", c.last_review_day AS "lastReviewDay",
  c.introduced_day AS "introducedDay", c.suspended, c.buried_day AS "buriedDay", c.version`;

/** Cards that have a say in a day: due by its end, in a step, answered or introduced on it, or new. */
const ofToday = `c.learner_id = $1 AND (c.due_day <= $2 OR c.due_at IS NOT NULL
  OR c.last_review_day = $2 OR c.introduced_day = $2 OR c.state = 'new')`;

const followed = `
  SELECT b.id FROM bank b LEFT JOIN bank_follow f ON f.bank_id = b.id AND f.learner_id = $1
   WHERE coalesce(f.is_following, b.is_default)`;

const day = `
  (SELECT row_to_json(s) FROM (
     SELECT new_per_day AS "newPerDay", reviews_per_day AS "reviewsPerDay",
            minutes_per_day AS "minutesPerDay", bury_siblings AS "burySiblings"
       FROM practice_settings WHERE learner_id = $1) s) AS settings,
  (SELECT row_to_json(o) FROM (
     SELECT study_day AS "studyDay", new_per_day AS "newPerDay",
            reviews_per_day AS "reviewsPerDay", minutes_per_day AS "minutesPerDay"
       FROM daily_override WHERE learner_id = $1) o) AS override,
  (SELECT minutes FROM learner_pace WHERE learner_id = $1) AS pace`;

/** Cards with their questions, and the first questions without a card, whatever their variants. */
export const readCardsAndQuestions = named(
  'cards-and-questions',
  `SELECT ${day},
     (SELECT json_agg(j) FROM (
        SELECT ${cardColumns}, ${questionColumns.replace('q.id AS "questionId", ', '')}
          FROM card c JOIN ${questions} ON q.id = c.question_id WHERE ${ofToday}) j) AS cards,
     (SELECT json_agg(n) FROM (
        SELECT n.* FROM (${followed}) b CROSS JOIN LATERAL (
          SELECT ${questionColumns} FROM ${questions}
           WHERE q.bank_id = b.id AND q.retired_at IS NULL AND r.kind NOT IN ${projects}
             AND NOT EXISTS (SELECT FROM card c WHERE c.learner_id = $1 AND c.question_id = q.id)
           ORDER BY q.position, q.id LIMIT 32) n
         ORDER BY n.position, n."questionId" LIMIT 32) n) AS fresh`,
);

/** Cards alone, and which of the questions looked at ($3) have one. */
export const readCards = named(
  'cards-alone',
  `SELECT ${day},
     (SELECT json_agg(j) FROM (SELECT ${cardColumns} FROM card c WHERE ${ofToday}) j) AS cards,
     (SELECT json_agg(question_id) FROM card
       WHERE learner_id = $1 AND question_id = ANY($3::uuid[])) AS met`,
);

export const readFollowed = named('followed', `SELECT json_agg(id) AS ids FROM (${followed}) b`);

export const readQuestions = named(
  'questions',
  `SELECT ${questionColumns} FROM ${questions}
    WHERE q.retired_at IS NULL AND r.kind NOT IN ${projects} ORDER BY q.position, q.id`,
);

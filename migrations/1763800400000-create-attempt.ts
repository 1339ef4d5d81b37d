import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers and their grades. learner_id, the author's, leads every key, so that one learner's rows lie
 * together; a grader is only named, never referenced, because grades outlive the account that gave
 * them.
 */
export class CreateAttempt1763800400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAttempt(runner);
    await constrainAttempt(runner);
    await indexAttempt(runner);
    await freezeContent(runner);
    await createHint(runner);
    await createGrade(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE grade`);
    await runner.query(`DROP FUNCTION refuse_grade_update`);
    await runner.query(`DROP TABLE attempt_hint`);
    await runner.query(`DROP TABLE attempt`);
    await runner.query(`DROP FUNCTION refuse_answer_update`);
  }
}

async function createAttempt(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE attempt (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      id uuid NOT NULL,
      question_id uuid NOT NULL REFERENCES question (id),
      revision_id uuid NOT NULL REFERENCES question_revision (id),
      review_id uuid,
      started_at timestamptz(3) NOT NULL,
      deadline_at timestamptz(3),
      submitted_at timestamptz(3),
      closed_at timestamptz(3),
      expires_at timestamptz(3),
      outline_read_at timestamptz(3),
      overtime_ratio double precision,
      retrievability double precision,
      version integer NOT NULL,
      hints_used smallint NOT NULL,
      time_limit_minutes smallint,
      peeked boolean NOT NULL,
      gave_up boolean NOT NULL,
      candidate_level text NOT NULL,
      mode text NOT NULL,
      state text NOT NULL,
      content_hash text,
      answer text NOT NULL,
      PRIMARY KEY (learner_id, id)
    )`);
}

async function constrainAttempt(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE attempt
      ADD CONSTRAINT attempt_candidate_level_check
        CHECK (candidate_level IN ('junior', 'senior', 'staff')),
      ADD CONSTRAINT attempt_mode_check CHECK (mode IN ('written', 'spoken', 'recall')),
      ADD CONSTRAINT attempt_state_check CHECK (state IN
        ('draft', 'submitted', 'self_graded', 'closed', 'abandoned', 'withdrawn', 'voided')),
      ADD CONSTRAINT attempt_answer_check CHECK (char_length(answer) <= 50000),
      ADD CONSTRAINT attempt_recall_check CHECK (mode <> 'recall' OR answer = ''),
      ADD CONSTRAINT attempt_hints_used_check CHECK (hints_used >= 0),
      ADD CONSTRAINT attempt_overtime_ratio_check CHECK (overtime_ratio >= 0),
      ADD CONSTRAINT attempt_retrievability_check CHECK (retrievability BETWEEN 0 AND 1),
      ADD CONSTRAINT attempt_time_limit_check CHECK (time_limit_minutes > 0),
      ADD CONSTRAINT attempt_deadline_check
        CHECK ((time_limit_minutes IS NULL) = (deadline_at IS NULL)),
      ADD CONSTRAINT attempt_submitted_check
        CHECK ((submitted_at IS NULL) = (content_hash IS NULL)
          AND (state <> 'draft' OR submitted_at IS NULL)
          AND (state NOT IN ('submitted', 'self_graded', 'closed') OR submitted_at IS NOT NULL)),
      ADD CONSTRAINT attempt_peeked_check CHECK (NOT peeked OR outline_read_at IS NOT NULL),
      ADD CONSTRAINT attempt_expiry_check
        CHECK ((state IN ('draft', 'self_graded')) = (expires_at IS NOT NULL)),
      ADD CONSTRAINT attempt_closed_check
        CHECK ((state IN ('draft', 'submitted', 'self_graded')) = (closed_at IS NULL))`);
}

async function indexAttempt(runner: QueryRunner): Promise<void> {
  // Two devices that start at once end up with the same open answer.
  await runner.query(`
    CREATE UNIQUE INDEX attempt_one_draft_idx ON attempt (learner_id, question_id)
      WHERE state = 'draft'`);
  await runner.query(`
    CREATE INDEX attempt_latest_idx ON attempt (learner_id, started_at, id)`);
  await runner.query(`
    CREATE INDEX attempt_of_question_idx ON attempt (learner_id, question_id, started_at, id)`);
  await runner.query(`
    CREATE INDEX attempt_expiring_idx ON attempt (learner_id, expires_at)
      WHERE expires_at IS NOT NULL`);
}

/** A grade judges the words that were handed in, so these cannot change under it. */
async function freezeContent(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION refuse_answer_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a submitted answer is frozen' USING ERRCODE = 'restrict_violation';
    END $$`);
  await runner.query(`
    CREATE TRIGGER attempt_content_is_frozen BEFORE UPDATE ON attempt
      FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL AND
        (NEW.answer, NEW.content_hash, NEW.revision_id, NEW.submitted_at)
          IS DISTINCT FROM (OLD.answer, OLD.content_hash, OLD.revision_id, OLD.submitted_at))
      EXECUTE FUNCTION refuse_answer_update()`);
}

async function createHint(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE attempt_hint (
      learner_id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      hint_index smallint NOT NULL,
      shown_at timestamptz(3) NOT NULL,
      PRIMARY KEY (learner_id, attempt_id, hint_index),
      FOREIGN KEY (learner_id, attempt_id) REFERENCES attempt (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT attempt_hint_index_check CHECK (hint_index >= 0)
    )`);
}

/** Append-only. Of one grader's grades of a kind the one with the highest number counts. */
async function createGrade(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE grade (
      learner_id uuid NOT NULL,
      id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      revision_id uuid NOT NULL REFERENCES question_revision (id),
      grader_id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      number integer NOT NULL,
      rating_suggested smallint NOT NULL,
      rating_final smallint NOT NULL,
      must_have_met boolean NOT NULL,
      score numeric(6, 5) NOT NULL,
      kind text NOT NULL,
      verdict text NOT NULL,
      policy text NOT NULL,
      items jsonb NOT NULL,
      red_flags jsonb NOT NULL,
      rating_reasons jsonb NOT NULL,
      verdict_reasons jsonb NOT NULL,
      PRIMARY KEY (learner_id, id),
      UNIQUE (learner_id, attempt_id, number),
      FOREIGN KEY (learner_id, attempt_id) REFERENCES attempt (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT grade_kind_check
        CHECK (kind IN ('self', 'peer', 'interviewer', 'coach', 'llm', 'calibration')),
      CONSTRAINT grade_self_check CHECK (kind <> 'self' OR grader_id = learner_id),
      CONSTRAINT grade_number_check CHECK (number >= 1),
      CONSTRAINT grade_score_check CHECK (score BETWEEN 0 AND 1),
      CONSTRAINT grade_rating_check
        CHECK (rating_final BETWEEN 1 AND 4 AND rating_suggested BETWEEN 1 AND 4),
      CONSTRAINT grade_verdict_check CHECK (verdict IN ('not-yet', 'senior-pass', 'staff-pass'))
    )`);
  await runner.query(`
    CREATE FUNCTION refuse_grade_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a grade is never changed: insert a newer one'
        USING ERRCODE = 'restrict_violation';
    END $$`);
  await runner.query(`
    CREATE TRIGGER grade_is_append_only BEFORE UPDATE ON grade
      FOR EACH ROW EXECUTE FUNCTION refuse_grade_update()`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people with authority decide about answers and reviews. learner_id is the author's; who opened and
 * who decided a case is only named, because both outlive their accounts. Ids tell no time.
 */
export class CreateAdjudicationCase1763800840000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createCase(runner);
    await constrainWords(runner);
    await createIndexes(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE adjudication_case`);
  }
}

async function createCase(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE adjudication_case (
      learner_id uuid NOT NULL,
      id uuid NOT NULL,
      request_id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      question_id uuid NOT NULL,
      cohort_id uuid REFERENCES cohort (id) ON DELETE SET NULL,
      subject_id uuid NOT NULL,
      opened_by uuid,
      decided_by uuid,
      opened_at timestamptz(3) NOT NULL,
      ended_at timestamptz(3),
      version integer NOT NULL,
      is_open_pool boolean NOT NULL,
      kind text NOT NULL,
      subject text NOT NULL,
      cause text,
      flag_reason text,
      reason text,
      state text NOT NULL,
      outcome text,
      decision_reason text,
      PRIMARY KEY (learner_id, id),
      FOREIGN KEY (learner_id, request_id)
        REFERENCES peer_review_request (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT adjudication_case_kind_check CHECK (kind IN ('contested', 'appeal', 'flag')),
      CONSTRAINT adjudication_case_subject_check CHECK
        (CASE kind WHEN 'contested' THEN subject = 'answer'
                   WHEN 'appeal' THEN subject = 'settlement'
                   ELSE subject IN ('answer', 'review') END),
      CONSTRAINT adjudication_case_opener_check
        CHECK ((kind = 'contested') = (opened_by IS NULL)
          AND (kind <> 'appeal' OR opened_by = learner_id)
          AND (kind <> 'flag' OR (subject = 'review') = (opened_by = learner_id))),
      CONSTRAINT adjudication_case_pool_check CHECK (NOT is_open_pool OR cohort_id IS NULL),
      CONSTRAINT adjudication_case_version_check CHECK (version >= 1)
    )`);
}

/** What is said goes with the kind of case, and how it ended with its state. */
async function constrainWords(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE adjudication_case
      ADD CONSTRAINT adjudication_case_cause_check
        CHECK ((kind = 'contested') = (cause IS NOT NULL)
          AND (cause IS NULL OR cause IN ('contested', 'unreviewed'))),
      ADD CONSTRAINT adjudication_case_flag_check
        CHECK ((kind = 'flag') = (flag_reason IS NOT NULL)
          AND (flag_reason IS NULL OR flag_reason IN
            ('abusive', 'personal-data', 'not-an-answer', 'copied', 'other'))),
      ADD CONSTRAINT adjudication_case_reason_check
        CHECK ((kind <> 'contested' OR reason IS NULL) AND (kind <> 'appeal' OR reason IS NOT NULL)
          AND char_length(reason) <= 2000 AND char_length(decision_reason) <= 2000),
      ADD CONSTRAINT adjudication_case_state_check
        CHECK (state IN ('open', 'decided', 'withdrawn', 'lapsed')
          AND (state = 'open') = (ended_at IS NULL)),
      ADD CONSTRAINT adjudication_case_decision_check
        CHECK ((state = 'decided') = (outcome IS NOT NULL)
          AND (outcome IS NULL) = (decided_by IS NULL)
          AND (outcome IS NULL) = (decision_reason IS NULL)),
      ADD CONSTRAINT adjudication_case_outcome_check CHECK
        (outcome IS NULL OR (kind = 'contested') = (outcome = 'graded')
          AND outcome IN ('graded', 'upheld', 'dismissed'))`);
}

async function createIndexes(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE UNIQUE INDEX adjudication_case_contested_idx
      ON adjudication_case (learner_id, request_id) WHERE kind = 'contested' AND state = 'open'`);
  await runner.query(`
    CREATE UNIQUE INDEX adjudication_case_appeal_idx
      ON adjudication_case (learner_id, subject_id) WHERE kind = 'appeal'`);
  await runner.query(`
    CREATE UNIQUE INDEX adjudication_case_flag_idx
      ON adjudication_case (learner_id, subject_id, opened_by) WHERE kind = 'flag'`);
  await runner.query(`CREATE INDEX adjudication_case_id_idx ON adjudication_case (id)`);
  await runner.query(`
    CREATE INDEX adjudication_case_request_idx ON adjudication_case (learner_id, request_id)`);
  await runner.query(`
    CREATE INDEX adjudication_case_opener_idx ON adjudication_case (opened_by)`);
  // Days and random ids give an order that does not tell when, within a day, reviews came.
  await runner.query(`
    CREATE INDEX adjudication_case_queue_idx ON adjudication_case
      (is_open_pool, cohort_id, ((opened_at AT TIME ZONE 'UTC')::date), id)`);
  await runner.query(`
    CREATE INDEX adjudication_case_open_idx ON adjudication_case (id) WHERE state = 'open'`);
}

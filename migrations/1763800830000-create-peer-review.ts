import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers that their authors have others review. learner_id, the author's, leads every key; a reviewer is
 * only named, never referenced, because a review outlives the account that gave it. The two sides must
 * not learn of each other, so no id that one of them is given tells the time or leads to the other.
 */
export class CreatePeerReview1763800830000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRequest(runner);
    await createSlot(runner);
    await createReview(runner);
    await createSettlement(runner);
    await createCredit(runner);
    await createBlock(runner);
    await createSettings(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'peer_review_settings',
      'peer_block',
      'peer_credit',
      'peer_settlement',
      'peer_review',
      'peer_review_slot',
      'peer_review_request',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

async function createRequest(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_review_request (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      question_id uuid NOT NULL REFERENCES question (id),
      revision_id uuid NOT NULL REFERENCES question_revision (id),
      cohort_id uuid REFERENCES cohort (id) ON DELETE SET NULL,
      created_at timestamptz(3) NOT NULL,
      settles_at timestamptz(3) NOT NULL,
      resolved_at timestamptz(3),
      version integer NOT NULL,
      wanted smallint NOT NULL,
      is_open_pool boolean NOT NULL,
      state text NOT NULL,
      PRIMARY KEY (learner_id, id),
      FOREIGN KEY (learner_id, attempt_id) REFERENCES attempt (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT peer_review_request_wanted_check CHECK (wanted BETWEEN 1 AND 5),
      CONSTRAINT peer_review_request_pool_check CHECK (NOT is_open_pool OR cohort_id IS NULL),
      CONSTRAINT peer_review_request_state_check CHECK (state IN
        ('open', 'tie_break', 'with_coach', 'settled', 'closed', 'cancelled', 'voided')),
      CONSTRAINT peer_review_request_resolved_check
        CHECK ((state IN ('open', 'tie_break', 'with_coach')) = (resolved_at IS NULL))
    )`);
  // An answer is reviewed once; one that nobody came to may be asked for again.
  await runner.query(`
    CREATE UNIQUE INDEX peer_review_request_of_attempt_idx
      ON peer_review_request (learner_id, attempt_id) WHERE state NOT IN ('closed', 'cancelled')`);
  await runner.query(`
    CREATE INDEX peer_review_request_latest_idx ON peer_review_request (learner_id, created_at, id)`);
  await runner.query(`
    CREATE INDEX peer_review_request_waiting_idx ON peer_review_request (settles_at)
      WHERE resolved_at IS NULL`);
  await runner.query(`
    CREATE INDEX peer_review_request_of_cohort_idx ON peer_review_request (cohort_id, question_id)
      WHERE cohort_id IS NOT NULL`);
  await runner.query(`
    CREATE INDEX peer_review_request_of_question_idx ON peer_review_request (question_id)`);
}

/** A place for one review. Made beforehand, so that a claim is one update and nobody can claim too much. */
async function createSlot(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_review_slot (
      learner_id uuid NOT NULL,
      id uuid NOT NULL,
      request_id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      question_id uuid NOT NULL,
      cohort_id uuid REFERENCES cohort (id) ON DELETE SET NULL,
      review_id uuid,
      created_at timestamptz(3) NOT NULL,
      lease_expires_at timestamptz(3),
      number smallint NOT NULL,
      is_open_pool boolean NOT NULL,
      state text NOT NULL,
      PRIMARY KEY (learner_id, id),
      UNIQUE (learner_id, request_id, number),
      FOREIGN KEY (learner_id, request_id)
        REFERENCES peer_review_request (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT peer_review_slot_number_check CHECK (number BETWEEN 1 AND 6),
      CONSTRAINT peer_review_slot_state_check CHECK (state IN ('open', 'leased', 'done', 'void')),
      CONSTRAINT peer_review_slot_lease_check
        CHECK ((state = 'leased') = (lease_expires_at IS NOT NULL)),
      CONSTRAINT peer_review_slot_review_check
        CHECK (state NOT IN ('leased', 'done') OR review_id IS NOT NULL)
    )`);
  // What a claim walks: pool by pool, first reviews before second ones, the oldest first.
  await runner.query(`
    CREATE INDEX peer_review_slot_claimable_idx
      ON peer_review_slot (is_open_pool, cohort_id, number, created_at, id)
      WHERE state IN ('open', 'leased')`);
}

/** One reviewer's work on one answer, from the claim on. */
async function createReview(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_review (
      learner_id uuid NOT NULL,
      id uuid NOT NULL,
      request_id uuid NOT NULL,
      slot_id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      question_id uuid NOT NULL,
      reviewer_id uuid NOT NULL,
      cohort_id uuid REFERENCES cohort (id) ON DELETE SET NULL,
      grade_id uuid,
      claimed_at timestamptz(3) NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      extended_at timestamptz(3),
      submitted_at timestamptz(3),
      feedback_at timestamptz(3),
      version integer NOT NULL,
      number smallint,
      feedback_score smallint,
      is_open_pool boolean NOT NULL,
      is_counted boolean NOT NULL,
      state text NOT NULL,
      draft jsonb,
      feedback_tags jsonb,
      PRIMARY KEY (learner_id, id),
      UNIQUE (learner_id, attempt_id, reviewer_id),
      UNIQUE (learner_id, request_id, number),
      FOREIGN KEY (learner_id, request_id)
        REFERENCES peer_review_request (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT peer_review_reviewer_check CHECK (reviewer_id <> learner_id),
      CONSTRAINT peer_review_state_check CHECK (state IN ('leased', 'released', 'submitted', 'void')),
      CONSTRAINT peer_review_submitted_check
        CHECK ((submitted_at IS NULL) = (grade_id IS NULL)
          AND (submitted_at IS NULL) = (number IS NULL)
          AND (state <> 'submitted' OR submitted_at IS NOT NULL)
          AND (NOT is_counted OR state = 'submitted')),
      CONSTRAINT peer_review_number_check CHECK (number >= 1),
      CONSTRAINT peer_review_feedback_check
        CHECK (feedback_score BETWEEN -2 AND 2
          AND (feedback_score IS NULL) = (feedback_at IS NULL)
          AND (feedback_score IS NULL) = (feedback_tags IS NULL))
    )`);
  await runner.query(`
    CREATE INDEX peer_review_of_reviewer_idx ON peer_review (reviewer_id, claimed_at, id)`);
  await runner.query(`
    CREATE INDEX peer_review_lease_idx ON peer_review (expires_at) WHERE state = 'leased'`);
}

async function createSettlement(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_settlement (
      learner_id uuid NOT NULL,
      id uuid NOT NULL,
      request_id uuid NOT NULL,
      grade_id uuid,
      created_at timestamptz(3) NOT NULL,
      version integer NOT NULL,
      spread numeric(6, 5) NOT NULL,
      score numeric(6, 5) NOT NULL,
      must_have_met boolean NOT NULL,
      confidence text NOT NULL,
      cause text NOT NULL,
      items jsonb NOT NULL,
      red_flags jsonb NOT NULL,
      review_ids jsonb NOT NULL,
      PRIMARY KEY (learner_id, id),
      UNIQUE (learner_id, request_id, version),
      FOREIGN KEY (learner_id, request_id)
        REFERENCES peer_review_request (learner_id, id) ON DELETE CASCADE,
      CONSTRAINT peer_settlement_version_check CHECK (version >= 1),
      CONSTRAINT peer_settlement_range_check
        CHECK (score BETWEEN 0 AND 1 AND spread BETWEEN 0 AND 1),
      CONSTRAINT peer_settlement_confidence_check
        CHECK (confidence IN ('high', 'medium', 'low', 'contested')),
      CONSTRAINT peer_settlement_grade_check
        CHECK ((confidence = 'contested') = (grade_id IS NULL)),
      CONSTRAINT peer_settlement_cause_check CHECK (cause IN
        ('complete', 'tie-break', 'deadline', 'coach-absent', 'review-voided'))
    )`);
}

/** What reviewing earns and asking costs. Append-only; everybody starts with three. */
async function createCredit(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_credit (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      id uuid NOT NULL,
      subject_id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      amount smallint NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (learner_id, id),
      UNIQUE (learner_id, reason, subject_id),
      CONSTRAINT peer_credit_reason_check CHECK (reason IN
        ('request', 'slot-refund', 'review', 'review-voided')),
      CONSTRAINT peer_credit_amount_check CHECK
        (CASE reason WHEN 'request' THEN amount BETWEEN -5 AND -1
                     WHEN 'review-voided' THEN amount = -1 ELSE amount = 1 END)
    )`);
}

/** Whose answers somebody is not to be given; told by the review they did, never by name. */
async function createBlock(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_block (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      reviewer_id uuid NOT NULL,
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      label text NOT NULL,
      PRIMARY KEY (learner_id, reviewer_id),
      UNIQUE (learner_id, id),
      CONSTRAINT peer_block_self_check CHECK (learner_id <> reviewer_id),
      CONSTRAINT peer_block_label_check CHECK (char_length(label) BETWEEN 1 AND 200)
    )`);
}

async function createSettings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE peer_review_settings (
      learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
      version integer NOT NULL,
      rating_policy text,
      CONSTRAINT peer_review_settings_policy_check
        CHECK (rating_policy IN ('self', 'peer-adjusts'))
    )`);
}

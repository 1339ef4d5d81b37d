import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mock interviews between two people. The interview and its rounds are of both and outlive either
 * account: people are plain ids there. Seats, notes and feedback are of one person each.
 */
export class CreateMockInterview1763800850000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createExtension(runner);
    await this.createInterview(runner);
    await this.createSeat(runner);
    await this.createRound(runner);
    await this.createNoteAndHint(runner);
    await this.createFeedback(runner);
  }

  /**
   * The extension stays, in its schema: it may have been there before, others may have come to use it,
   * and it holds nothing of ours.
   */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mock_interview_feedback`);
    await runner.query(`DROP TABLE mock_interview_hint`);
    await runner.query(`DROP TABLE mock_interview_note`);
    await runner.query(`DROP TABLE mock_interview_round`);
    await runner.query(`DROP TABLE mock_interview_seat`);
    await runner.query(`DROP TABLE mock_interview`);
  }

  /**
   * A part of every PostgreSQL distribution, and trusted: whoever may create in the database may add it.
   * It lies apart from our tables, where its two hundred functions are in nobody's way; operator classes
   * are found wherever they are.
   */
  private async createExtension(runner: QueryRunner): Promise<void> {
    // An administrator may have made it for a role that may not.
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist') THEN
          CREATE SCHEMA IF NOT EXISTS extension;
          CREATE EXTENSION btree_gist WITH SCHEMA extension;
        END IF;
      END $$`);
  }

  private async createInterview(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mock_interview (
        id uuid PRIMARY KEY,
        proposer_id uuid NOT NULL,
        invitee_id uuid CHECK (invitee_id <> proposer_id),
        state text NOT NULL CHECK (state IN ('proposed', 'scheduled', 'live', 'feedback', 'completed',
                                             'cancelled', 'no_show')),
        proposer_role text NOT NULL CHECK (proposer_role IN ('candidate', 'interviewer')),
        round_count smallint NOT NULL CHECK (round_count IN (1, 2)),
        minutes_per_round smallint CHECK (minutes_per_round BETWEEN 10 AND 120),
        break_minutes smallint NOT NULL CHECK (break_minutes BETWEEN 0 AND 60),
        candidate_level text NOT NULL CHECK (candidate_level IN ('junior', 'senior', 'staff')),
        bank_ids uuid[] NOT NULL CHECK (cardinality(bank_ids) <= 20),
        question_ids uuid[] NOT NULL CHECK (cardinality(question_ids) <= 50),
        message text NOT NULL CHECK (char_length(message) <= 1000),
        offered_starts timestamptz(3)[] NOT NULL CHECK (cardinality(offered_starts) <= 5),
        offered_by uuid,
        token_hash bytea CHECK (octet_length(token_hash) = 32),
        starts_at timestamptz(3),
        ends_at timestamptz(3) CHECK (ends_at > starts_at),
        planned_at timestamptz(3) NOT NULL,
        calendar_sequence integer NOT NULL CHECK (calendar_sequence >= 0),
        reminded_at timestamptz(3),
        live_at timestamptz(3),
        feedback_at timestamptz(3),
        closed_at timestamptz(3),
        cancel_reason text CHECK (cancel_reason IN ('declined', 'cancelled', 'expired', 'never-started',
                                                    'account-closed')),
        cancel_note text CHECK (char_length(cancel_note) <= 500),
        cancelled_by uuid,
        due_at timestamptz(3),
        change_number integer NOT NULL CHECK (change_number > 0),
        created_at timestamptz(3) NOT NULL,
        CHECK ((starts_at IS NULL) = (ends_at IS NULL)),
        CHECK ((cardinality(offered_starts) = 0) = (offered_by IS NULL)),
        CHECK ((cancel_reason IS NOT NULL) = (state = 'cancelled')),
        CHECK ((closed_at IS NOT NULL) = (state IN ('completed', 'cancelled', 'no_show'))),
        -- Nobody is stuck: what is not over is due some time.
        CHECK ((due_at IS NULL) = (closed_at IS NOT NULL))
      )`);
    await runner.query(
      `CREATE INDEX mock_interview_due_at_idx ON mock_interview (due_at) WHERE due_at IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX mock_interview_starts_at_idx ON mock_interview (starts_at) WHERE state = 'scheduled'`,
    );
  }

  /** Half-open: one booking may begin when another ends. */
  private async createSeat(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mock_interview_seat (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        interview_id uuid NOT NULL REFERENCES mock_interview (id) ON DELETE CASCADE,
        starts_at timestamptz(3),
        ends_at timestamptz(3),
        is_booked boolean NOT NULL CHECK (NOT is_booked OR ends_at > starts_at),
        joined_at timestamptz(3),
        is_no_show boolean NOT NULL,
        PRIMARY KEY (learner_id, interview_id),
        CONSTRAINT mock_interview_seat_one_at_a_time
          EXCLUDE USING gist (learner_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)
          WHERE (is_booked)
      )`);
    await runner.query(
      `CREATE INDEX mock_interview_seat_interview_id_idx ON mock_interview_seat (interview_id)`,
    );
  }

  private async createRound(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mock_interview_round (
        interview_id uuid NOT NULL REFERENCES mock_interview (id) ON DELETE CASCADE,
        number smallint NOT NULL CHECK (number IN (1, 2)),
        candidate_id uuid NOT NULL,
        interviewer_id uuid NOT NULL CHECK (interviewer_id <> candidate_id),
        question_id uuid REFERENCES question (id) ON DELETE SET NULL,
        revision_id uuid REFERENCES question_revision (id) ON DELETE SET NULL,
        candidate_level text NOT NULL CHECK (candidate_level IN ('junior', 'senior', 'staff')),
        minutes smallint NOT NULL CHECK (minutes BETWEEN 10 AND 120),
        started_at timestamptz(3),
        ended_at timestamptz(3) CHECK (ended_at >= started_at),
        attempt_id uuid,
        PRIMARY KEY (interview_id, number),
        CHECK (ended_at IS NULL OR started_at IS NOT NULL)
      )`);
    await runner.query(
      `CREATE INDEX mock_interview_round_question_id_idx ON mock_interview_round (question_id)`,
    );
    await runner.query(
      `CREATE INDEX mock_interview_round_revision_id_idx ON mock_interview_round (revision_id)`,
    );
  }

  private async createNoteAndHint(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mock_interview_note (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        interview_id uuid NOT NULL,
        round_number smallint NOT NULL,
        text text NOT NULL CHECK (char_length(text) <= 20000),
        version integer NOT NULL CHECK (version > 0),
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, interview_id, round_number),
        FOREIGN KEY (interview_id, round_number)
          REFERENCES mock_interview_round (interview_id, number) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE INDEX mock_interview_note_interview_id_idx ON mock_interview_note (interview_id, round_number)`,
    );
    await runner.query(`
      CREATE TABLE mock_interview_hint (
        interview_id uuid NOT NULL,
        round_number smallint NOT NULL,
        hint_index smallint NOT NULL CHECK (hint_index >= 0),
        revealed_at timestamptz(3) NOT NULL,
        PRIMARY KEY (interview_id, round_number, hint_index),
        FOREIGN KEY (interview_id, round_number)
          REFERENCES mock_interview_round (interview_id, number) ON DELETE CASCADE
      )`);
  }

  /** Of whom it is about: it stays with them when its author leaves. */
  private async createFeedback(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mock_interview_feedback (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        interview_id uuid NOT NULL,
        round_number smallint NOT NULL,
        author_id uuid NOT NULL CHECK (author_id <> learner_id),
        author_role text NOT NULL CHECK (author_role IN ('candidate', 'interviewer')),
        sheet jsonb,
        strengths text NOT NULL CHECK (char_length(strengths) <= 4000),
        to_improve text NOT NULL CHECK (char_length(to_improve) <= 4000),
        score smallint CHECK (score BETWEEN -2 AND 2),
        tags text[] NOT NULL CHECK (cardinality(tags) <= 10),
        comment text NOT NULL CHECK (char_length(comment) <= 4000),
        submitted_at timestamptz(3),
        version integer NOT NULL CHECK (version > 0),
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, interview_id, round_number),
        FOREIGN KEY (interview_id, round_number)
          REFERENCES mock_interview_round (interview_id, number) ON DELETE CASCADE,
        CHECK (author_role = 'interviewer' OR sheet IS NULL),
        CHECK (author_role = 'candidate' OR score IS NULL)
      )`);
    await runner.query(
      `CREATE INDEX mock_interview_feedback_interview_id_idx
           ON mock_interview_feedback (interview_id, round_number)`,
    );
    await runner.query(
      `CREATE INDEX mock_interview_feedback_author_id_idx ON mock_interview_feedback (author_id)`,
    );
  }
}

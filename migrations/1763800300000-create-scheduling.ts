import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The learner's log and what follows from it. learner_id leads every key, so that one learner's rows
 * lie together and the tables can be distributed by it.
 */
export class CreateScheduling1763800300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learner_state (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        change_number bigint NOT NULL
      ) WITH (fillfactor = 85)`);
    await runner.query(`
      CREATE TABLE practice_settings (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        new_per_day smallint NOT NULL CHECK (new_per_day BETWEEN 0 AND 50),
        reviews_per_day smallint NOT NULL CHECK (reviews_per_day BETWEEN 0 AND 1000),
        parameters_version integer NOT NULL CHECK (parameters_version >= 0),
        version integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE scheduling_parameters (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        version integer NOT NULL CHECK (version > 0),
        model text NOT NULL CHECK (model IN ('fsrs-6')),
        weights double precision[] NOT NULL CHECK (cardinality(weights) = 21),
        desired_retention double precision NOT NULL,
        maximum_interval_days integer NOT NULL,
        learning_steps_minutes smallint[] NOT NULL,
        relearning_steps_minutes smallint[] NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (learner_id, version)
      )`);
    await runner.query(`
      CREATE TABLE bank_follow (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        bank_id uuid NOT NULL REFERENCES bank (id),
        is_following boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (learner_id, bank_id)
      )`);
    await this.createCard(runner);
    await this.createReviewEvent(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'review_event',
      'card',
      'bank_follow',
      'scheduling_parameters',
      'practice_settings',
      'learner_state',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`DROP FUNCTION refuse_change`);
  }

  /** No index on a column that a review changes: its updates stay in the page (HOT). */
  private async createCard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE card (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        question_id uuid NOT NULL REFERENCES question (id),
        stability double precision CHECK (stability > 0),
        difficulty double precision CHECK (difficulty BETWEEN 1 AND 10),
        due_at timestamptz,
        last_review_at timestamptz,
        due_day date,
        last_review_day date,
        introduced_day date,
        buried_day date,
        interval_days integer NOT NULL,
        reps integer NOT NULL,
        lapses integer NOT NULL,
        version integer NOT NULL,
        step smallint,
        suspended boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('new', 'learning', 'review', 'relearning')),
        PRIMARY KEY (learner_id, question_id),
        CHECK ((state = 'review') = (due_day IS NOT NULL)),
        CHECK ((state IN ('learning', 'relearning')) = (due_at IS NOT NULL)),
        CHECK ((state = 'new') = (stability IS NULL))
      ) WITH (fillfactor = 85)`);
  }

  private async createReviewEvent(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_event (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        question_id uuid NOT NULL REFERENCES question (id),
        target_id uuid,
        attempt_id uuid,
        occurred_at timestamptz(3) NOT NULL,
        received_at timestamptz(3) NOT NULL,
        study_day date NOT NULL,
        due_day date,
        duration_ms integer CHECK (duration_ms >= 0),
        parameters_version integer NOT NULL,
        rating smallint CHECK (rating BETWEEN 1 AND 4),
        kind text NOT NULL CHECK (kind IN ('review', 'practice', 'correction', 'void', 'unvoid',
          'forget', 'set-due', 'suspend', 'unsuspend', 'bury')),
        source text CHECK (source IN ('direct', 'self', 'peer', 'interviewer', 'coach', 'import')),
        policy text,
        zone text NOT NULL,
        PRIMARY KEY (learner_id, id),
        CHECK (kind NOT IN ('review', 'correction') OR (rating IS NOT NULL AND source IS NOT NULL)),
        CHECK ((kind IN ('correction', 'void', 'unvoid')) = (target_id IS NOT NULL)),
        CHECK ((kind = 'set-due') = (due_day IS NOT NULL))
      )`);
    await runner.query(`
      CREATE INDEX review_event_of_card_idx
        ON review_event (learner_id, question_id, occurred_at)`);
    await runner.query(`
      CREATE INDEX review_event_latest_idx ON review_event (learner_id, occurred_at, id)`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = '23001';
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_event_is_append_only BEFORE UPDATE ON review_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }
}

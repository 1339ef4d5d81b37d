import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that experts graded, and what learners made of them. */
export class CreateCalibration1763800820000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createAnchor(runner);
    await this.createTry(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calibration_try`);
    await runner.query(`DROP FUNCTION refuse_calibration_try_update`);
    await runner.query(`DROP TABLE calibration_anchor`);
  }

  private async createAnchor(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calibration_anchor (
        id uuid PRIMARY KEY,
        question_id uuid NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        revision_id uuid NOT NULL REFERENCES question_revision (id) ON DELETE CASCADE,
        candidate_level text NOT NULL CHECK (candidate_level IN ('junior', 'senior', 'staff')),
        answer text NOT NULL CHECK (char_length(answer) BETWEEN 1 AND 50000),
        items jsonb NOT NULL,
        red_flags jsonb NOT NULL,
        score numeric(6, 5) NOT NULL CHECK (score BETWEEN 0 AND 1),
        must_have_met boolean NOT NULL,
        kit_name text,
        created_by uuid,
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        retired_at timestamptz(3)
      )`);
    await runner.query(`
      CREATE INDEX calibration_anchor_question_id_idx
        ON calibration_anchor (question_id, created_at, id)`);
    await runner.query(
      `CREATE INDEX calibration_anchor_revision_id_idx ON calibration_anchor (revision_id)`,
    );
    await runner.query(`
      CREATE INDEX calibration_anchor_created_by_idx ON calibration_anchor (created_by)
        WHERE created_by IS NOT NULL`);
  }

  /** Append-only: what somebody thought before they were told better does not change by that. */
  private async createTry(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calibration_try (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        anchor_id uuid NOT NULL REFERENCES calibration_anchor (id) ON DELETE CASCADE,
        number integer NOT NULL CHECK (number >= 1),
        items jsonb NOT NULL,
        red_flags jsonb NOT NULL,
        is_passed boolean NOT NULL,
        mean_off numeric(6, 5) NOT NULL CHECK (mean_off BETWEEN 0 AND 1),
        mean_signed numeric(6, 5) NOT NULL CHECK (mean_signed BETWEEN -1 AND 1),
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, id),
        UNIQUE (learner_id, anchor_id, number)
      )`);
    await runner.query(`CREATE INDEX calibration_try_anchor_id_idx ON calibration_try (anchor_id)`);
    await runner.query(`
      CREATE INDEX calibration_try_latest_idx ON calibration_try (learner_id, created_at, id)`);
    await runner.query(`
      CREATE FUNCTION refuse_calibration_try_update() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a try is never changed: hand in another'
          USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER calibration_try_is_append_only BEFORE UPDATE ON calibration_try
        FOR EACH ROW EXECUTE FUNCTION refuse_calibration_try_update()`);
  }
}

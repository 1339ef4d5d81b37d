import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each night learns of everybody's grades. Of single raters and questions only what holds now is
 * kept. A rater that is a person goes with the account; a model has none.
 */
export class CreateReadinessCalibration1763800883000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_calibration (
        version integer PRIMARY KEY,
        made_at timestamptz(3) NOT NULL,
        checked_at timestamptz(3) NOT NULL,
        config jsonb NOT NULL,
        counts jsonb NOT NULL,
        CONSTRAINT readiness_calibration_version_check CHECK (version >= 1),
        CONSTRAINT readiness_calibration_checked_check CHECK (checked_at >= made_at)
      )`);
    await runner.query(`
      CREATE TABLE readiness_rater_leaning (
        rater_id uuid NOT NULL,
        source text NOT NULL,
        account_id uuid REFERENCES account (id) ON DELETE CASCADE,
        severity double precision NOT NULL,
        bias_sd double precision NOT NULL,
        grades integer NOT NULL,
        PRIMARY KEY (rater_id, source),
        CONSTRAINT readiness_rater_source_check CHECK (source IN ('self', 'peer', 'llm', 'coach')),
        CONSTRAINT readiness_rater_account_check
          CHECK (CASE source WHEN 'llm' THEN account_id IS NULL
                 ELSE account_id IS NOT NULL AND account_id = rater_id END),
        CONSTRAINT readiness_rater_range_check
          CHECK (severity BETWEEN -1 AND 1 AND bias_sd BETWEEN 0 AND 1 AND grades >= 1)
      )`);
    // What goes with an account is found by it.
    await runner.query(`
      CREATE INDEX readiness_rater_account_idx ON readiness_rater_leaning (account_id)`);
    await runner.query(`
      CREATE TABLE readiness_question_difficulty (
        question_id uuid PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
        difficulty double precision NOT NULL,
        attempts integer NOT NULL,
        CONSTRAINT readiness_difficulty_range_check
          CHECK (difficulty BETWEEN -1 AND 1 AND attempts >= 1)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE readiness_question_difficulty`);
    await runner.query(`DROP TABLE readiness_rater_leaning`);
    await runner.query(`DROP TABLE readiness_calibration`);
  }
}

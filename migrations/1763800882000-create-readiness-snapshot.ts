import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Scores as they were told, and for each target the one input that the next change is explained from. The
 * report is text: it is handed out as it was written, to the byte.
 */
export class CreateReadinessSnapshot1763800882000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createSnapshot(runner);
    await this.createBasis(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE readiness_snapshot_basis`);
    await runner.query(`DROP TABLE readiness_snapshot`);
  }

  private async createSnapshot(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_snapshot (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        target_id uuid NOT NULL,
        origin text NOT NULL CHECK (origin IN ('daily', 'on-demand', 'interview')),
        is_final boolean NOT NULL,
        as_of timestamptz(3) NOT NULL,
        study_day date NOT NULL,
        interview_day date,
        interview_at timestamptz(3),
        status text NOT NULL CHECK (status IN ('thin', 'not-ready', 'borderline', 'ready')),
        score double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
        low80 double precision NOT NULL CHECK (low80 BETWEEN 0 AND 1),
        high80 double precision NOT NULL CHECK (high80 BETWEEN 0 AND 1),
        sd double precision NOT NULL CHECK (sd >= 0),
        mock_low80 double precision NOT NULL CHECK (mock_low80 BETWEEN 0 AND 1),
        mock_high80 double precision NOT NULL CHECK (mock_high80 BETWEEN 0 AND 1),
        pass_probability double precision NOT NULL CHECK (pass_probability BETWEEN 0 AND 1),
        bar double precision NOT NULL CHECK (bar BETWEEN 0 AND 1),
        coverage double precision NOT NULL CHECK (coverage BETWEEN 0 AND 1),
        attempts integer NOT NULL CHECK (attempts >= 0),
        formula text NOT NULL,
        job_version integer NOT NULL CHECK (job_version >= 0),
        input_hash text NOT NULL CHECK (input_hash ~ '^[0-9a-f]{64}$'),
        report text NOT NULL,
        change jsonb,
        PRIMARY KEY (learner_id, id),
        FOREIGN KEY (learner_id, target_id) REFERENCES readiness_target (learner_id, id)
          ON DELETE CASCADE,
        CHECK ((interview_day IS NULL) = (interview_at IS NULL)),
        CHECK (NOT is_final OR interview_day IS NOT NULL),
        CHECK (origin <> 'interview' OR is_final)
      )`);
    await runner.query(`
      CREATE INDEX readiness_snapshot_of_target ON readiness_snapshot (learner_id, target_id, id)`);
    await runner.query(`
      CREATE UNIQUE INDEX readiness_snapshot_daily
        ON readiness_snapshot (learner_id, target_id, study_day) WHERE origin = 'daily'`);
    await runner.query(`
      CREATE UNIQUE INDEX readiness_snapshot_final
        ON readiness_snapshot (learner_id, target_id, interview_day) WHERE is_final`);
  }

  private async createBasis(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_snapshot_basis (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        target_id uuid NOT NULL,
        looked_day date,
        input jsonb,
        told_score double precision,
        told_pass_probability double precision,
        carried jsonb,
        PRIMARY KEY (learner_id, target_id),
        FOREIGN KEY (learner_id, target_id) REFERENCES readiness_target (learner_id, id)
          ON DELETE CASCADE,
        CHECK ((input IS NULL) = (told_score IS NULL)),
        CHECK ((input IS NULL) = (told_pass_probability IS NULL)),
        CHECK (carried IS NULL OR input IS NOT NULL)
      )`);
  }
}

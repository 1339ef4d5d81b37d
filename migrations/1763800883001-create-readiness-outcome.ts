import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How real interviews went, by those who took them: what past scores are held against. */
export class CreateReadinessOutcome1763800883001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_outcome (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        target_id uuid NOT NULL,
        interview_day date NOT NULL,
        result text NOT NULL,
        score smallint,
        note text,
        recorded_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (learner_id, id),
        UNIQUE (learner_id, target_id, interview_day),
        FOREIGN KEY (learner_id, target_id) REFERENCES readiness_target (learner_id, id)
          ON DELETE CASCADE,
        CONSTRAINT readiness_outcome_result_check CHECK (result IN ('passed', 'failed')),
        CONSTRAINT readiness_outcome_score_check CHECK (score BETWEEN 0 AND 100),
        CONSTRAINT readiness_outcome_note_check CHECK (char_length(note) BETWEEN 1 AND 2000),
        CONSTRAINT readiness_outcome_version_check CHECK (version >= 1)
      )`);
    // The nightly walk over the latest of everybody.
    await runner.query(`
      CREATE INDEX readiness_outcome_latest_idx ON readiness_outcome (recorded_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE readiness_outcome`);
  }
}

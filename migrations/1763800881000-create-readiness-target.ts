import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What learners want to be ready for, and the templates that a kit brings. Skills, banks and questions are
 * named, not referenced: a target may outlive them.
 */
export class CreateReadinessTarget1763800881000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_template (
        slug text PRIMARY KEY,
        position smallint NOT NULL,
        name text NOT NULL,
        description text NOT NULL,
        level text NOT NULL CHECK (level IN ('junior', 'senior', 'staff')),
        bar double precision NOT NULL CHECK (bar BETWEEN 0.05 AND 0.95),
        mock_questions smallint NOT NULL CHECK (mock_questions BETWEEN 1 AND 50),
        novelty double precision NOT NULL CHECK (novelty BETWEEN 0 AND 1),
        bank_id uuid NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
        skills jsonb NOT NULL,
        question_rules jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE readiness_target (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        template text,
        name text NOT NULL,
        level text NOT NULL CHECK (level IN ('junior', 'senior', 'staff')),
        interview_day date,
        bar double precision NOT NULL CHECK (bar BETWEEN 0.05 AND 0.95),
        mock_questions smallint NOT NULL CHECK (mock_questions BETWEEN 1 AND 50),
        novelty double precision NOT NULL CHECK (novelty BETWEEN 0 AND 1),
        skills jsonb NOT NULL CHECK (jsonb_array_length(skills) BETWEEN 1 AND 60),
        bank_ids uuid[] NOT NULL CHECK (cardinality(bank_ids) <= 50),
        question_rules jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        archived_at timestamptz(3),
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (learner_id, id)
      )`);
    // The nightly walk over everybody's targets in use.
    await runner.query(`
      CREATE INDEX readiness_target_in_use ON readiness_target (learner_id, id)
        WHERE archived_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE readiness_target`);
    await runner.query(`DROP TABLE readiness_template`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever overrides what a learner thinks of an answer says why. */
export class AddCoachGrades1763800740000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE grade ADD COLUMN reason text,
        ADD CONSTRAINT grade_reason_check CHECK (char_length(reason) BETWEEN 10 AND 2000),
        ADD CONSTRAINT grade_reason_of_kind_check
          CHECK (CASE kind WHEN 'self' THEN reason IS NULL
                           WHEN 'coach' THEN reason IS NOT NULL ELSE true END),
        ADD CONSTRAINT grade_by_another_check
          CHECK (kind NOT IN ('coach', 'peer', 'interviewer') OR grader_id <> learner_id)`);
    // Whoever graded others takes along what they said.
    await runner.query(`
      CREATE INDEX grade_given_idx ON grade (grader_id, created_at, id) WHERE kind <> 'self'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX grade_given_idx`);
    await runner.query(`
      ALTER TABLE grade DROP CONSTRAINT grade_by_another_check, DROP COLUMN reason`);
  }
}

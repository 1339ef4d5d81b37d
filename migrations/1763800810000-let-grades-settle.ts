import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What several peers' grades came to is a grade like others, whose grader is the request they were asked
 * by. A grade may be struck out by a moderator: nothing of it changes but that it no longer counts.
 */
export class LetGradesSettle1763800810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE grade ADD COLUMN voided_at timestamptz(3),
        DROP CONSTRAINT grade_kind_check,
        ADD CONSTRAINT grade_kind_check CHECK (kind IN
          ('self', 'peer', 'interviewer', 'coach', 'llm', 'calibration', 'settlement'))`);
    await runner.query(`DROP TRIGGER grade_is_append_only ON grade`);
    await runner.query(`
      CREATE TRIGGER grade_is_append_only BEFORE UPDATE ON grade
        FOR EACH ROW WHEN (OLD.voided_at IS NOT NULL
          OR to_jsonb(OLD) - 'voided_at' IS DISTINCT FROM to_jsonb(NEW) - 'voided_at')
        EXECUTE FUNCTION refuse_grade_update()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM grade WHERE kind = 'settlement'`);
    await runner.query(`DROP TRIGGER grade_is_append_only ON grade`);
    await runner.query(`
      ALTER TABLE grade DROP COLUMN voided_at,
        DROP CONSTRAINT grade_kind_check,
        ADD CONSTRAINT grade_kind_check CHECK (kind IN
          ('self', 'peer', 'interviewer', 'coach', 'llm', 'calibration'))`);
    await runner.query(`
      CREATE TRIGGER grade_is_append_only BEFORE UPDATE ON grade
        FOR EACH ROW EXECUTE FUNCTION refuse_grade_update()`);
  }
}

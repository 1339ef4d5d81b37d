import type { MigrationInterface, QueryRunner } from 'typeorm';

const parts = [
  ['runbook', 'scenario'],
  ['milestone', 'milestone'],
  ['capstone', 'capstone'],
] as const;

/** Scenarios, capstones and their milestones, with the parts that only they have. */
export class AddKindsAndParts1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE question_revision
        ADD COLUMN runbook jsonb,
        ADD COLUMN scope jsonb,
        ADD COLUMN milestone jsonb,
        ADD COLUMN capstone jsonb,
        DROP CONSTRAINT question_revision_kind_check,
        ADD CONSTRAINT question_revision_kind_check CHECK (kind IN
          ('concept', 'operations', 'design', 'behavioral', 'scenario', 'milestone', 'capstone'))`);
    for (const [part, kind] of parts) {
      await runner.query(`
        ALTER TABLE question_revision ADD CONSTRAINT question_revision_${part}_check
          CHECK ((kind = '${kind}') = (${part} IS NOT NULL))`);
    }
    // Behavioral revisions older than this have no scope, and revisions never change.
    await runner.query(`
      ALTER TABLE question_revision ADD CONSTRAINT question_revision_scope_check
        CHECK (scope IS NULL OR kind = 'behavioral')`);
    await runner.query(`
      ALTER TABLE grade ADD COLUMN scope text,
        ADD CONSTRAINT grade_scope_check CHECK (scope IN ('senior', 'staff'))`);
  }

  /** Questions of the newer kinds go, so it stops at the foreign key while somebody has answered one. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE grade DROP COLUMN scope`);
    await runner.query(`
      DELETE FROM question q USING question_revision r
       WHERE r.question_id = q.id AND r.kind IN ('scenario', 'milestone', 'capstone')`);
    // A table cannot be altered while rows that have just gone still wait for their deferred check.
    await runner.query(`SET CONSTRAINTS ALL IMMEDIATE`);
    await runner.query(`
      ALTER TABLE question_revision
        DROP COLUMN runbook,
        DROP COLUMN scope,
        DROP COLUMN milestone,
        DROP COLUMN capstone,
        DROP CONSTRAINT question_revision_kind_check,
        ADD CONSTRAINT question_revision_kind_check
          CHECK (kind IN ('concept', 'operations', 'design', 'behavioral'))`);
  }
}

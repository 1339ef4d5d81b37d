import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever goes looks for the drafts that name it. */
export class IndexDraftReferences1763800710002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['base_revision_id', 'created_by', 'updated_by']) {
      await runner.query(`CREATE INDEX question_draft_${column}_idx ON question_draft (${column})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['base_revision_id', 'created_by', 'updated_by']) {
      await runner.query(`DROP INDEX question_draft_${column}_idx`);
    }
  }
}

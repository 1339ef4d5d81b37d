import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that ask the same in other words, so that a day need not hold two of them. */
export class AddQuestionVariants1763800601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE question_revision ADD COLUMN variant_of text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE question_revision DROP COLUMN variant_of`);
  }
}

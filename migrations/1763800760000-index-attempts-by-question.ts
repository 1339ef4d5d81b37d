import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a question is like shows in the answers of all learners: those are found by the question. */
export class IndexAttemptsByQuestion1763800760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX attempt_by_question_idx ON attempt (question_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX attempt_by_question_idx`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same words in another attempt are another answer: what they come to depends on how they came about. */
export class FeedbackOfOneAttempt1763800873000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX feedback_request_same');
    await runner.query(`
      CREATE UNIQUE INDEX feedback_request_same
          ON feedback_request (learner_id, attempt_id, content_hash)
       WHERE state IN ('queued', 'running', 'succeeded', 'partial')`);
  }

  /** Of requests about the same words the first of each learner goes on being found. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX feedback_request_same');
    await runner.query(`
      DELETE FROM feedback_request r
       WHERE r.state IN ('queued', 'running', 'succeeded', 'partial')
         AND EXISTS (SELECT FROM feedback_request o
              WHERE o.learner_id = r.learner_id AND o.content_hash = r.content_hash AND o.id < r.id
                AND o.state IN ('queued', 'running', 'succeeded', 'partial'))`);
    await runner.query(`
      CREATE UNIQUE INDEX feedback_request_same ON feedback_request (learner_id, content_hash)
       WHERE state IN ('queued', 'running', 'succeeded', 'partial')`);
  }
}

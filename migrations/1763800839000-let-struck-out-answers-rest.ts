import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An answer that is struck out takes all its requests along, also those that were taken back before: of
 * these there may be any number, and only one that stands.
 */
export class LetStruckOutAnswersRest1763800839000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX peer_review_request_of_attempt_idx`);
    await runner.query(`
      CREATE UNIQUE INDEX peer_review_request_of_attempt_idx
        ON peer_review_request (learner_id, attempt_id)
        WHERE state NOT IN ('closed', 'cancelled', 'voided')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX peer_review_request_of_attempt_idx`);
    await runner.query(`
      UPDATE peer_review_request r SET state = 'closed'
       WHERE state = 'voided'
         AND EXISTS (SELECT FROM peer_review_request later
                      WHERE later.learner_id = r.learner_id AND later.attempt_id = r.attempt_id
                        AND later.state = 'voided' AND later.id > r.id)`);
    await runner.query(`
      CREATE UNIQUE INDEX peer_review_request_of_attempt_idx
        ON peer_review_request (learner_id, attempt_id) WHERE state NOT IN ('closed', 'cancelled')`);
  }
}

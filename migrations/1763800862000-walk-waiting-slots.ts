import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims walk the places that wait in the order in which they are given out: first reviews before second
 * ones, the oldest first. An index that leads with the cohort has no such order for the open pool, where
 * there is none. That of questions tells where a walk through the open pool may begin.
 */
export class WalkWaitingSlots1763800862000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX peer_review_slot_claimable_idx`);
    await runner.query(`
      CREATE INDEX peer_review_slot_open_pool_idx ON peer_review_slot (number, created_at, id)
        WHERE is_open_pool AND state IN ('open', 'leased')`);
    await runner.query(`
      CREATE INDEX peer_review_slot_of_cohort_idx
        ON peer_review_slot (cohort_id, number, created_at, id)
        WHERE NOT is_open_pool AND state IN ('open', 'leased')`);
    await runner.query(`
      CREATE INDEX peer_review_slot_of_question_idx
        ON peer_review_slot (question_id, number, created_at, id)
        WHERE is_open_pool AND state IN ('open', 'leased')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX peer_review_slot_of_question_idx`);
    await runner.query(`DROP INDEX peer_review_slot_of_cohort_idx`);
    await runner.query(`DROP INDEX peer_review_slot_open_pool_idx`);
    await runner.query(`
      CREATE INDEX peer_review_slot_claimable_idx
        ON peer_review_slot (is_open_pool, cohort_id, number, created_at, id)
        WHERE state IN ('open', 'leased')`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Somebody is blocked by a review that they did, and by another one once more: an author who is told that
 * they had blocked this reviewer before would know of two reviews that one person did both.
 */
export class BlockByReview1763800838001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE peer_block ADD COLUMN review_id uuid,
        DROP CONSTRAINT peer_block_pkey,
        DROP CONSTRAINT peer_block_learner_id_id_key`);
    await runner.query(`UPDATE peer_block SET review_id = id`);
    await runner.query(`
      ALTER TABLE peer_block ALTER COLUMN review_id SET NOT NULL,
        ADD PRIMARY KEY (learner_id, id),
        ADD UNIQUE (learner_id, review_id)`);
    await runner.query(`
      CREATE INDEX peer_block_of_reviewer_idx ON peer_block (reviewer_id, learner_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM peer_block b USING peer_block other
       WHERE other.learner_id = b.learner_id AND other.reviewer_id = b.reviewer_id
         AND other.id < b.id`);
    await runner.query(`DROP INDEX peer_block_of_reviewer_idx`);
    await runner.query(`
      ALTER TABLE peer_block DROP CONSTRAINT peer_block_pkey, DROP COLUMN review_id,
        ADD PRIMARY KEY (learner_id, reviewer_id),
        ADD UNIQUE (learner_id, id)`);
  }
}

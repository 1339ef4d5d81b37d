import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A grade tells whether a settlement was to leave the card alone: what the author corrects afterwards
 * depends on it. Of those made before, the ones that never had a word in the review of their answer did,
 * and the ones that few reviews made. Where an earlier settlement had adjusted the card and the author
 * then chose to go by their own grade, the rows do not tell, and the later one counts as adjusting too.
 */
export class RememberWhatLeavesCard1763800860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE grade ADD COLUMN leaves_card boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT grade_leaves_card_check CHECK (NOT leaves_card OR kind = 'settlement')`);
    await runner.query(`ALTER TABLE grade DISABLE TRIGGER grade_is_append_only`);
    await runner.query(`
      UPDATE grade g SET leaves_card = true
       WHERE kind = 'settlement'
         AND (EXISTS (SELECT FROM peer_settlement s
                       WHERE s.learner_id = g.learner_id AND s.grade_id = g.id
                         AND s.confidence = 'low')
           OR NOT EXISTS (SELECT FROM attempt a
                            JOIN review_event e ON e.learner_id = a.learner_id
                             AND a.review_id IN (e.id, e.target_id)
                           WHERE a.learner_id = g.learner_id AND a.id = g.attempt_id
                             AND e.source = 'peer'))`);
    await runner.query(`ALTER TABLE grade ENABLE TRIGGER grade_is_append_only`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE grade DROP COLUMN leaves_card`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim walks the webhooks of a lane in the order of their turns and asks each for its first delivery
 * that is due: it ends at the first it finds, and never reads what waits behind.
 */
export class WalkWebhooksInTurn1763800863000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX webhook_turn_idx ON webhook (lane, coalesce(called_at, created_at), id)`);
    await runner.query(`
      CREATE INDEX webhook_delivery_waiting_idx
        ON webhook_delivery (learner_id, webhook_id, next_try_at, number)
        WHERE state = 'pending'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX webhook_delivery_waiting_idx`);
    await runner.query(`DROP INDEX webhook_turn_idx`);
  }
}

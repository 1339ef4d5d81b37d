import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a webhook's place in the queue follows from: how its last call went, and when that was. */
export class QueueWebhooksFairly1763800861000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook
        ADD COLUMN lane text NOT NULL DEFAULT 'quick' CHECK (lane IN ('quick', 'slow')),
        ADD COLUMN called_at timestamptz(3)`);
    await runner.query(`UPDATE webhook SET lane = 'slow' WHERE failing_since IS NOT NULL`);
    await runner.query(`ALTER TABLE webhook ALTER COLUMN lane DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE webhook DROP COLUMN called_at, DROP COLUMN lane`);
  }
}

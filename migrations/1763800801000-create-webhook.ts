import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that people want to be called with what they are told, and every such call. */
export class CreateWebhook1763800801000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createWebhook(runner);
    await this.createDelivery(runner);
    await this.indexDelivery(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_delivery`);
    await runner.query(`DROP TABLE webhook`);
  }

  private async createWebhook(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        url text NOT NULL CHECK (char_length(url) <= 6000),
        kinds text[],
        description text NOT NULL CHECK (char_length(description) <= 200),
        is_enabled boolean NOT NULL,
        disabled_reason text CHECK (disabled_reason IN ('gone', 'failing')),
        secret bytea NOT NULL,
        previous_secret bytea,
        rotated_at timestamptz(3),
        failing_since timestamptz(3),
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, id),
        CHECK (NOT is_enabled OR disabled_reason IS NULL)
      )`);
  }

  private async createDelivery(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_delivery (
        learner_id uuid NOT NULL,
        id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        notification_id uuid NOT NULL,
        number integer NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
        tries integer NOT NULL CHECK (tries >= 0),
        next_try_at timestamptz(3),
        last_tried_at timestamptz(3),
        last_status integer,
        last_fault text,
        runner uuid,
        lease_until timestamptz,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, id),
        UNIQUE (learner_id, webhook_id, number),
        FOREIGN KEY (learner_id, webhook_id) REFERENCES webhook (learner_id, id)
          ON DELETE CASCADE,
        FOREIGN KEY (learner_id, notification_id) REFERENCES notification (learner_id, id)
          ON DELETE CASCADE,
        CHECK ((state = 'pending') = (next_try_at IS NOT NULL)),
        CHECK ((runner IS NULL) = (lease_until IS NULL))
      )`);
  }

  private async indexDelivery(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX webhook_delivery_next_try_at_idx ON webhook_delivery (next_try_at)
        WHERE state = 'pending'`);
    await runner.query(`
      CREATE INDEX webhook_delivery_leased_idx ON webhook_delivery (learner_id, webhook_id)
        WHERE lease_until IS NOT NULL`);
    await runner.query(`
      CREATE INDEX webhook_delivery_notification_idx
        ON webhook_delivery (learner_id, notification_id)`);
    await runner.query(
      `CREATE INDEX webhook_delivery_created_at_idx ON webhook_delivery (created_at)`,
    );
  }
}

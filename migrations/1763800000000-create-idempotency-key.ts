import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies to requests that carried an Idempotency-Key, kept so that a retry gets the same bytes. */
export class CreateIdempotencyKey1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // body is text, not jsonb: jsonb would reorder keys, and a replay promises equal bytes.
    await runner.query(`
      CREATE TABLE idempotency_key (
        account_id uuid NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        fingerprint bytea NOT NULL,
        status smallint NOT NULL,
        headers jsonb NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, route, key)
      )`);
    await runner.query(
      `CREATE INDEX idempotency_key_created_at_idx ON idempotency_key USING brin (created_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotency_key`);
  }
}

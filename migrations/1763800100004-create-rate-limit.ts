import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counters of password checks, shared by all processes. */
export class CreateRateLimit1763800100004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The columns, their order and the epoch milliseconds are rate-limiter-flexible's own.
    await runner.query(`
      CREATE TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    await runner.query(`CREATE INDEX rate_limit_expire_idx ON rate_limit (expire)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rate_limit`);
  }
}

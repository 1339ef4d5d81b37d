import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who uses the service, and everything by which they prove it. No secret is stored in clear. */
export class CreateAccount1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // "C" compares bytes, so that the unique index also answers a search by prefix.
    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
        email_key text COLLATE "C" NOT NULL UNIQUE CHECK (char_length(email_key) BETWEEN 3 AND 254),
        display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 100),
        password_hash text NOT NULL,
        role text NOT NULL DEFAULT 'learner' CHECK (role IN ('learner', 'coach', 'admin')),
        zone text NOT NULL DEFAULT 'UTC' CHECK (char_length(zone) BETWEEN 1 AND 64),
        rollover_hour smallint NOT NULL DEFAULT 4 CHECK (rollover_hour BETWEEN 0 AND 23),
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        created_at timestamptz NOT NULL,
        deletion_requested_at timestamptz
      )`);
    await runner.query(`CREATE INDEX account_role_idx ON account (role, id)`);
    await runner.query(`
      CREATE INDEX account_deletion_requested_at_idx ON account (deletion_requested_at)
        WHERE deletion_requested_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE account`);
  }
}

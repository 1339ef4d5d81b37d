import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways back in without the password. Using one removes the row. */
export class CreateAccountRecovery1763800100003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Codes and links carry 80 and 256 random bits, so a fast hash gives nothing away.
    await runner.query(`
      CREATE TABLE recovery_code (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
        created_at timestamptz NOT NULL,
        UNIQUE (account_id, code_hash)
      )`);
    // One link an account: issuing another takes the first one back.
    await runner.query(`
      CREATE TABLE password_reset_link (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
        issued_by_id uuid REFERENCES account (id) ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
      )`);
    await runner.query(
      `CREATE INDEX password_reset_link_issued_by_id_idx ON password_reset_link (issued_by_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE password_reset_link`);
    await runner.query(`DROP TABLE recovery_code`);
  }
}

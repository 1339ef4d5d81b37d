import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed-in devices: one row is one family of refresh tokens. */
export class CreateSession1763800100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The predecessor is kept so that a client that lost the reply to a refresh can ask once more.
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
        previous_token_hash bytea CHECK (octet_length(previous_token_hash) = 32),
        rotated_at timestamptz,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        revoked_at timestamptz,
        label text NOT NULL CHECK (char_length(label) <= 120),
        CHECK ((previous_token_hash IS NULL) = (rotated_at IS NULL))
      )`);
    await runner.query(`CREATE INDEX session_account_id_idx ON session (account_id, id)`);
    await runner.query(`CREATE INDEX session_expires_at_idx ON session (expires_at)`);
    await runner.query(`
      CREATE INDEX session_revoked_at_idx ON session (revoked_at) WHERE revoked_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE session`);
  }
}

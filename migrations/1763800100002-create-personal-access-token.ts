import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens that scripts use in a person's name. Revoking one removes the row. */
export class CreatePersonalAccessToken1763800100002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal_access_token (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
        token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
        scopes text[] NOT NULL
          CHECK (scopes <@ ARRAY['read', 'write'] AND cardinality(scopes) BETWEEN 1 AND 2),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        last_used_at timestamptz
      )`);
    await runner.query(
      `CREATE INDEX personal_access_token_account_id_idx ON personal_access_token (account_id, id)`,
    );
    await runner.query(
      `CREATE INDEX personal_access_token_expires_at_idx ON personal_access_token (expires_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE personal_access_token`);
  }
}

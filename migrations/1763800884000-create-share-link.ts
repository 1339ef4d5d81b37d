import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which learners show a report to somebody without an account. */
export class CreateShareLink1763800884000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_share_link (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        target_id uuid NOT NULL,
        token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
        sections text[] NOT NULL CHECK (cardinality(sections) BETWEEN 1 AND 7),
        shows_name boolean NOT NULL,
        frozen_report text,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL CHECK (expires_at > created_at),
        PRIMARY KEY (learner_id, id),
        FOREIGN KEY (learner_id, target_id) REFERENCES readiness_target (learner_id, id)
          ON DELETE CASCADE
      )`);
    // Of a target, the latest first; and by what an address says of itself, which names nobody.
    await runner.query(`
      CREATE INDEX readiness_share_link_of_target
          ON readiness_share_link (learner_id, target_id, id)`);
    await runner.query(`CREATE INDEX readiness_share_link_by_id ON readiness_share_link (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE readiness_share_link`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What learners have to show, the pictures that go with it, and who vouches for it. */
export class CreatePortfolio1763800880000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createEvidence(runner);
    await this.createFile(runner);
    await this.createConfirmation(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE portfolio_confirmation`);
    await runner.query(`DROP TABLE portfolio_file`);
    await runner.query(`DROP TABLE portfolio_evidence`);
  }

  private async createEvidence(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE portfolio_evidence (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('link', 'write-up', 'screenshot', 'certification')),
        title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
        description text NOT NULL CHECK (char_length(description) <= 4000),
        figure text CHECK (char_length(figure) BETWEEN 1 AND 200),
        rerun text CHECK (char_length(rerun) BETWEEN 1 AND 4000),
        day date NOT NULL,
        url text CHECK (char_length(url) <= 2000 AND url ~ '^https?://'),
        write_up text CHECK (char_length(write_up) BETWEEN 1 AND 50000),
        certification_id text,
        issuer text CHECK (char_length(issuer) BETWEEN 1 AND 200),
        expires_day date,
        attempt_id uuid,
        skills jsonb NOT NULL CHECK (jsonb_array_length(skills) BETWEEN 1 AND 10),
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, id),
        FOREIGN KEY (learner_id, attempt_id) REFERENCES attempt (learner_id, id),
        CHECK (kind <> 'link' OR url IS NOT NULL),
        CHECK ((kind = 'write-up') = (write_up IS NOT NULL)),
        CHECK ((kind = 'certification') = (coalesce(certification_id, issuer) IS NOT NULL)),
        CHECK (kind = 'certification' OR expires_day IS NULL),
        CHECK (expires_day >= day)
      )`);
    await runner.query(`
      CREATE INDEX portfolio_evidence_attempt_id_idx
        ON portfolio_evidence (learner_id, attempt_id) WHERE attempt_id IS NOT NULL`);
  }

  /** Beside the evidence, so that no list ever reads pictures. */
  private async createFile(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE portfolio_file (
        learner_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
        width integer NOT NULL CHECK (width > 0),
        height integer NOT NULL CHECK (height > 0),
        byte_count integer NOT NULL,
        sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
        content bytea NOT NULL,
        stored_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, evidence_id),
        FOREIGN KEY (learner_id, evidence_id) REFERENCES portfolio_evidence (learner_id, id)
          ON DELETE CASCADE,
        CHECK (byte_count = octet_length(content) AND byte_count BETWEEN 1 AND 2097152)
      )`);
    // Pictures are compressed already.
    await runner.query(`ALTER TABLE portfolio_file ALTER COLUMN content SET STORAGE EXTERNAL`);
  }

  /** The coach has no foreign key: what they vouched for outlives their account, as their grades do. */
  private async createConfirmation(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE portfolio_confirmation (
        learner_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        coach_id uuid NOT NULL,
        cohort_id uuid REFERENCES cohort (id) ON DELETE SET NULL,
        confirmed_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, evidence_id, coach_id),
        FOREIGN KEY (learner_id, evidence_id) REFERENCES portfolio_evidence (learner_id, id)
          ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE INDEX portfolio_confirmation_coach_id_idx ON portfolio_confirmation (coach_id)`,
    );
    await runner.query(
      `CREATE INDEX portfolio_confirmation_cohort_id_idx ON portfolio_confirmation (cohort_id)`,
    );
  }
}

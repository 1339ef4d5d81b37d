import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Banks get owners, collaborators and readers of their own choice, and are published in releases. */
export class CreateBankReleases1763800700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownBanks(runner);
    await createCollaborator(runner);
    await createRelease(runner);
    await createListing(runner);
    await releaseWhatIsThere(runner);
  }

  /** Slugs are the installation's again, so those of banks that somebody owns make way. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE bank_listing`);
    await runner.query(`DROP TABLE bank_release`);
    await runner.query(`DROP TABLE bank_collaborator`);
    await runner.query(`
      UPDATE bank SET slug = slug || '-' || right(id::text, 12) WHERE owner_id IS NOT NULL`);
    await runner.query(`ALTER TABLE question DROP COLUMN external_id`);
    await runner.query(`
      ALTER TABLE bank
        DROP CONSTRAINT bank_owner_slug_key,
        DROP COLUMN owner_id,
        DROP COLUMN visibility,
        DROP COLUMN forked_from_bank_id,
        DROP COLUMN forked_from_release,
        ADD CONSTRAINT bank_slug_key UNIQUE (slug)`);
  }
}

async function ownBanks(runner: QueryRunner): Promise<void> {
  // Two coaches may both have a bank named databases, and need not learn of each other by it.
  await runner.query(`
    ALTER TABLE bank
      ADD COLUMN owner_id uuid REFERENCES account (id) ON DELETE SET NULL,
      ADD COLUMN visibility text NOT NULL DEFAULT 'public',
      ADD COLUMN forked_from_bank_id uuid,
      ADD COLUMN forked_from_release integer,
      DROP CONSTRAINT bank_slug_key,
      ADD CONSTRAINT bank_owner_slug_key UNIQUE NULLS NOT DISTINCT (owner_id, slug),
      ADD CONSTRAINT bank_visibility_check
        CHECK (visibility IN ('private', 'cohort', 'unlisted', 'public')),
      ADD CONSTRAINT bank_forked_from_check
        CHECK (forked_from_release IS NULL OR forked_from_bank_id IS NOT NULL)`);
  await runner.query(`ALTER TABLE bank ALTER COLUMN visibility DROP DEFAULT`);
  await runner.query(`
    ALTER TABLE question ADD COLUMN external_id text
      CONSTRAINT question_external_id_check CHECK (char_length(external_id) BETWEEN 1 AND 200)`);
  await runner.query(`
    CREATE UNIQUE INDEX question_external_id_idx ON question (bank_id, external_id)
      WHERE external_id IS NOT NULL`);
}

async function createCollaborator(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bank_collaborator (
      bank_id uuid NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
      account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      role text NOT NULL CONSTRAINT bank_collaborator_role_check CHECK (role IN ('editor', 'viewer')),
      added_at timestamptz NOT NULL,
      PRIMARY KEY (bank_id, account_id)
    )`);
  await runner.query(
    `CREATE INDEX bank_collaborator_account_idx ON bank_collaborator (account_id)`,
  );
}

async function createRelease(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bank_release (
      bank_id uuid NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
      number integer NOT NULL CONSTRAINT bank_release_number_check CHECK (number >= 1),
      version text NOT NULL,
      notes text NOT NULL,
      published_by uuid REFERENCES account (id) ON DELETE SET NULL,
      published_at timestamptz NOT NULL,
      question_count integer NOT NULL,
      added integer NOT NULL,
      restored integer NOT NULL,
      rescored integer NOT NULL,
      reworded integer NOT NULL,
      moved integer NOT NULL,
      retired integer NOT NULL,
      PRIMARY KEY (bank_id, number),
      UNIQUE (bank_id, version)
    )`);
  await runner.query(`CREATE INDEX bank_release_publisher_idx ON bank_release (published_by)`);
}

/**
 * Which revision of a question stood in which releases of its bank: a row for each change instead of one
 * for each question and release.
 */
async function createListing(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bank_listing (
      bank_id uuid NOT NULL,
      question_id uuid NOT NULL REFERENCES question (id) ON DELETE CASCADE,
      since_release integer NOT NULL,
      until_release integer,
      revision_id uuid NOT NULL REFERENCES question_revision (id) ON DELETE CASCADE,
      position integer NOT NULL,
      PRIMARY KEY (bank_id, question_id, since_release),
      CONSTRAINT bank_listing_order_check CHECK (until_release > since_release),
      CONSTRAINT bank_listing_release_fk FOREIGN KEY (bank_id, since_release)
        REFERENCES bank_release (bank_id, number) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED
    )`);
  await runner.query(`CREATE INDEX bank_listing_question_idx ON bank_listing (question_id)`);
  await runner.query(`CREATE INDEX bank_listing_revision_idx ON bank_listing (revision_id)`);
  await runner.query(`
    CREATE UNIQUE INDEX bank_listing_standing_idx ON bank_listing (bank_id, question_id)
      WHERE until_release IS NULL`);
}

/** What learners see now is the first release. */
async function releaseWhatIsThere(runner: QueryRunner): Promise<void> {
  await runner.query(`
    INSERT INTO bank_release
    SELECT b.id, 1, '1.0.0', '', NULL, b.updated_at, count(*), count(*), 0, 0, 0, 0, 0
      FROM bank b JOIN question q ON q.bank_id = b.id AND q.retired_at IS NULL
     GROUP BY b.id`);
  await runner.query(`
    INSERT INTO bank_listing
    SELECT q.bank_id, q.id, 1, NULL, q.current_revision_id, q.position
      FROM question q WHERE q.retired_at IS NULL`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that bring questions into a bank, and what became of each entry of them. */
export class CreateBankImport1763800711000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createImport(runner);
    await createStaging(runner);
    await createItem(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE bank_import_item`);
    await runner.query(`DROP TABLE bank_import_entry`);
    await runner.query(`DROP TABLE bank_import_chunk`);
    await runner.query(`DROP TABLE bank_import`);
  }
}

async function createImport(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bank_import (
      id uuid PRIMARY KEY,
      bank_id uuid NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
      created_by uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      format text NOT NULL,
      dry_run boolean NOT NULL,
      publish boolean NOT NULL,
      skip_rejected boolean NOT NULL,
      state text NOT NULL CONSTRAINT bank_import_state_check
        CHECK (state IN ('waiting', 'unreadable', 'compared', 'stopped', 'done')),
      received_at timestamptz NOT NULL,
      finished_at timestamptz,
      fault jsonb,
      problems jsonb NOT NULL,
      skipped jsonb NOT NULL,
      skipped_count integer NOT NULL,
      release_number integer
    )`);
  await runner.query(`CREATE INDEX bank_import_age_idx ON bank_import (received_at)`);
  await runner.query(`CREATE INDEX bank_import_bank_idx ON bank_import (bank_id)`);
  await runner.query(`CREATE INDEX bank_import_created_by_idx ON bank_import (created_by)`);
}

async function createStaging(runner: QueryRunner): Promise<void> {
  // The file as it was sent, until its task ends.
  await runner.query(`
    CREATE TABLE bank_import_chunk (
      import_id uuid NOT NULL REFERENCES bank_import (id) ON DELETE CASCADE,
      number integer NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (import_id, number)
    )`);
  // Its entries as they were read, until then: what decides about them, and what is written.
  await runner.query(`
    CREATE TABLE bank_import_entry (
      import_id uuid NOT NULL REFERENCES bank_import (id) ON DELETE CASCADE,
      ordinal integer NOT NULL,
      line integer NOT NULL,
      title text,
      facts jsonb NOT NULL,
      problems jsonb NOT NULL,
      attachments text[] NOT NULL,
      document text NOT NULL,
      PRIMARY KEY (import_id, ordinal)
    )`);
}

async function createItem(runner: QueryRunner): Promise<void> {
  // What becomes of them, which stays as long as the report.
  await runner.query(`
    CREATE TABLE bank_import_item (
      import_id uuid NOT NULL REFERENCES bank_import (id) ON DELETE CASCADE,
      ordinal integer NOT NULL,
      line integer NOT NULL,
      external_id text,
      slug text,
      title text,
      outcome text NOT NULL CONSTRAINT bank_import_item_outcome_check
        CHECK (outcome IN ('create', 'update', 'same', 'reject')),
      changed text[] NOT NULL,
      problems jsonb NOT NULL,
      attachments text[] NOT NULL,
      question_id uuid,
      PRIMARY KEY (import_id, ordinal)
    )`);
  await runner.query(`
    CREATE INDEX bank_import_item_outcome_idx ON bank_import_item (import_id, outcome, ordinal)`);
}

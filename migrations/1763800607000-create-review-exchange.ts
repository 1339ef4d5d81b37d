import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Logs that come from elsewhere. Their cards live in `card` and `review_event` like all others, under ids
 * that no bank has, so these two no longer refer to `question`. Nothing is lost with that: questions are
 * retired and never deleted, and an id gets into the log only past a check that it is one of them, or
 * into `external_card` in the same transaction.
 */
export class CreateReviewExchange1763800607000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE card DROP CONSTRAINT card_question_id_fkey`);
    await runner.query(`ALTER TABLE review_event DROP CONSTRAINT review_event_question_id_fkey`);
    await this.allowSources(runner, ['settings', 'optimizer', 'import']);
    // The names are compared byte by byte: in the same order on every server, and no two as equal.
    await runner.query(`
      CREATE TABLE external_card (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        question_id uuid NOT NULL CHECK (uuid_extract_version(question_id) = 8),
        card_key text COLLATE "C" NOT NULL CHECK (char_length(card_key) BETWEEN 1 AND 200),
        PRIMARY KEY (learner_id, question_id),
        UNIQUE (learner_id, card_key)
      )`);
    await runner.query(`
      CREATE TABLE review_import (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (learner_id, id)
      )`);
    await runner.query(`CREATE INDEX review_import_age_idx ON review_import (received_at)`);
    // The file as it was sent, until it is read.
    await runner.query(`
      CREATE TABLE review_import_chunk (
        learner_id uuid NOT NULL,
        import_id uuid NOT NULL,
        number integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (learner_id, import_id, number),
        FOREIGN KEY (learner_id, import_id) REFERENCES review_import ON DELETE CASCADE
      )`);
    // Its entries, kept in the order in which cards are written: one after the other, each by time.
    await runner.query(`
      CREATE TABLE review_import_entry (
        learner_id uuid NOT NULL,
        import_id uuid NOT NULL,
        question_id uuid NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        line integer NOT NULL,
        entry text NOT NULL,
        PRIMARY KEY (learner_id, import_id, question_id, occurred_at, line),
        FOREIGN KEY (learner_id, import_id) REFERENCES review_import ON DELETE CASCADE
      )`);
  }

  /** The references come back for whatever is written from then on; external cards stay without one. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE scheduling_parameters SET source = 'settings' WHERE source = 'import'`,
    );
    await this.allowSources(runner, ['settings', 'optimizer']);
    await runner.query(`DROP TABLE review_import_entry`);
    await runner.query(`DROP TABLE review_import_chunk`);
    await runner.query(`DROP TABLE review_import`);
    await runner.query(`DROP TABLE external_card`);
    for (const table of ['card', 'review_event']) {
      await runner.query(`
        ALTER TABLE ${table} ADD CONSTRAINT ${table}_question_id_fkey
          FOREIGN KEY (question_id) REFERENCES question (id) NOT VALID`);
    }
  }

  /** Where parameters may come from: with a log, too. */
  private async allowSources(runner: QueryRunner, sources: readonly string[]): Promise<void> {
    const list = sources.map((source) => `'${source}'`).join(', ');
    await runner.query(`
      ALTER TABLE scheduling_parameters
        DROP CONSTRAINT scheduling_parameters_source_check,
        ADD CONSTRAINT scheduling_parameters_source_check CHECK (source IN (${list}))`);
  }
}

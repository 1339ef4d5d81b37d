import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What authors write before learners see it. */
export class CreateQuestionDraft1763800710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No key to a question: the draft of a new one has its id before the question is there.
    await runner.query(`
      CREATE TABLE question_draft (
        question_id uuid PRIMARY KEY,
        bank_id uuid NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
        slug text NOT NULL,
        external_id text
          CONSTRAINT question_draft_external_id_check CHECK (char_length(external_id) BETWEEN 1 AND 200),
        position integer CONSTRAINT question_draft_position_check CHECK (position >= 0),
        document jsonb NOT NULL,
        content_hash text NOT NULL,
        base_revision_id uuid REFERENCES question_revision (id) ON DELETE CASCADE,
        version integer NOT NULL,
        created_by uuid REFERENCES account (id) ON DELETE SET NULL,
        updated_by uuid REFERENCES account (id) ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        UNIQUE (bank_id, slug)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX question_draft_external_id_idx ON question_draft (bank_id, external_id)
        WHERE external_id IS NOT NULL`);
    // Lists page along this order.
    await runner.query(
      `CREATE INDEX question_draft_bank_idx ON question_draft (bank_id, question_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE question_draft`);
  }
}

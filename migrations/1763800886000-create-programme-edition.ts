import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes of several weeks, each as it stood when it could be taken up. */
export class CreateProgrammeEdition1763800886000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programme_edition (
        slug text NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        bank_id uuid NOT NULL REFERENCES bank (id),
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        programme jsonb NOT NULL,
        question_ids jsonb NOT NULL,
        milestones jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (slug, number))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE programme_edition');
  }
}

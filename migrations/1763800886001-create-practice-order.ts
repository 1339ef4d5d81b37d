import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a learner's own plans want answered, and when, beside what coaches assign. */
export class CreatePracticeOrder1763800886001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE practice_order (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        giver_id uuid NOT NULL,
        number integer NOT NULL,
        title text NOT NULL,
        start_day date NOT NULL,
        due_day date NOT NULL,
        counted_from_day date NOT NULL,
        question_ids uuid[] NOT NULL,
        PRIMARY KEY (learner_id, giver_id, number),
        CHECK (start_day <= due_day))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE practice_order');
  }
}

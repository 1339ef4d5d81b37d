import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a learner prepares for. Skills and banks are named, not referenced: a goal may outlive them. */
export class CreateInterviewGoal1763800602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interview_goal (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        title text,
        interview_day date NOT NULL,
        target_recall double precision NOT NULL CHECK (target_recall BETWEEN 0.7 AND 0.99),
        minutes_per_day smallint NOT NULL CHECK (minutes_per_day BETWEEN 20 AND 600),
        skills text[] NOT NULL,
        bank_ids uuid[] NOT NULL,
        archived_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        PRIMARY KEY (learner_id, id),
        CHECK (cardinality(skills) + cardinality(bank_ids) > 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE interview_goal`);
  }
}

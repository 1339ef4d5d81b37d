import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits that hold for one study day of a learner's. A row of an earlier day is as good as none. */
export class CreateDailyOverride1763800601001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE daily_override (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        study_day date NOT NULL,
        new_per_day smallint CHECK (new_per_day BETWEEN 0 AND 50),
        reviews_per_day smallint CHECK (reviews_per_day BETWEEN 0 AND 1000),
        minutes_per_day smallint CHECK (minutes_per_day BETWEEN 0 AND 600)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE daily_override`);
  }
}

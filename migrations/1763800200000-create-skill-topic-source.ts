import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The vocabulary that questions are filed under, and what their outlines cite. */
export class CreateSkillTopicSource1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE skill (
        slug text PRIMARY KEY,
        name text NOT NULL,
        description text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE topic (
        slug text PRIMARY KEY,
        name text NOT NULL
      )`);
    // year is text: works are dated '2017-2026' or 'current' as often as with one year.
    await runner.query(`
      CREATE TABLE source (
        id text PRIMARY KEY,
        title text NOT NULL,
        authors text NOT NULL,
        year text NOT NULL,
        url text NOT NULL,
        kind text NOT NULL,
        provider text NOT NULL,
        cost text NOT NULL,
        difficulty text NOT NULL,
        minutes integer NOT NULL,
        CONSTRAINT source_cost_check CHECK (cost IN ('free', 'paid')),
        CONSTRAINT source_difficulty_check
          CHECK (difficulty IN ('intro', 'intermediate', 'advanced')),
        CONSTRAINT source_minutes_check CHECK (minutes > 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE source`);
    await runner.query(`DROP TABLE topic`);
    await runner.query(`DROP TABLE skill`);
  }
}

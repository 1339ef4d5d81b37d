import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What skills look like at each level, what sources are about, certifications and cloud services. */
export class ExtendCatalogue1763800501000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE skill ADD COLUMN levels jsonb`);
    await runner.query(`ALTER TABLE source ADD COLUMN topics text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE source ALTER COLUMN topics DROP DEFAULT`);
    await runner.query(`
      CREATE TABLE certification (
        id text PRIMARY KEY,
        name text NOT NULL,
        provider text NOT NULL,
        status text NOT NULL,
        worth text NOT NULL,
        facts jsonb NOT NULL,
        skills text[] NOT NULL,
        sources text[] NOT NULL,
        CONSTRAINT certification_status_check CHECK (status IN ('active', 'new', 'retired'))
      )`);
    await runner.query(`
      CREATE TABLE cloud_service (
        id text PRIMARY KEY,
        name text NOT NULL,
        provider text NOT NULL,
        summary text NOT NULL,
        facts jsonb NOT NULL,
        sources text[] NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE cloud_service`);
    await runner.query(`DROP TABLE certification`);
    await runner.query(`ALTER TABLE source DROP COLUMN topics`);
    await runner.query(`ALTER TABLE skill DROP COLUMN levels`);
  }
}

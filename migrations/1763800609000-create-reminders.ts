import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When learners want to be reminded, and the secret addresses of their calendars. */
export class CreateReminders1763800609000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reminder_settings (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        is_enabled boolean NOT NULL,
        local_time text NOT NULL CHECK (local_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        session_minutes smallint NOT NULL CHECK (session_minutes BETWEEN 5 AND 240),
        version integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE calendar_feed (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calendar_feed`);
    await runner.query(`DROP TABLE reminder_settings`);
  }
}

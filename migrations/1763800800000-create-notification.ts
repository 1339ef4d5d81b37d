import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were told, numbered for each of them. */
export class CreateNotification1763800800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        last_number integer NOT NULL CHECK (last_number > 0),
        version integer NOT NULL CHECK (version > 0)
      )`);
    await runner.query(`
      CREATE TABLE notification (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        kind text NOT NULL,
        data jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        read_at timestamptz(3),
        PRIMARY KEY (learner_id, id),
        UNIQUE (learner_id, number)
      )`);
    await runner.query(`
      CREATE INDEX notification_unread_idx ON notification (learner_id, number)
        WHERE read_at IS NULL`);
    await runner.query(`CREATE INDEX notification_created_at_idx ON notification (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notification`);
    await runner.query(`DROP TABLE inbox`);
  }
}

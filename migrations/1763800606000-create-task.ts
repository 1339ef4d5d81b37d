import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that takes longer than a request may wait, and the leases by which processes share it out. */
export class CreateTask1763800606000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
        done integer NOT NULL CHECK (done >= 0),
        total integer CHECK (total >= 0),
        message text,
        input jsonb NOT NULL,
        result jsonb,
        problem jsonb,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        version integer NOT NULL,
        runner uuid,
        lease_until timestamptz,
        starts smallint NOT NULL CHECK (starts >= 0),
        PRIMARY KEY (learner_id, id),
        CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
        CHECK ((state = 'running') = (runner IS NOT NULL AND lease_until IS NOT NULL)),
        CHECK ((state = 'done') = (result IS NOT NULL)),
        CHECK ((state = 'failed') = (problem IS NOT NULL))
      ) WITH (fillfactor = 70)`);
    // One of a kind at a time for each learner, whichever processes reach for the next ones.
    await runner.query(`
      CREATE UNIQUE INDEX task_running_idx ON task (learner_id, kind) WHERE state = 'running'`);
    // What is asked every two seconds looks at the open tasks alone, of which there are few.
    await runner.query(`
      CREATE INDEX task_open_idx ON task (created_at) WHERE state IN ('queued', 'running')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task`);
  }
}

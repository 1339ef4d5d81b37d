import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes that learners have taken up, and what they say of the sittings. */
export class CreatePlan1763800886002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        programme_slug text NOT NULL,
        programme_edition integer NOT NULL,
        first_monday date NOT NULL CHECK (extract(isodow FROM first_monday) = 1),
        counted_from_day date NOT NULL,
        capstones text[] NOT NULL CHECK (cardinality(capstones) BETWEEN 1 AND 2),
        flexible_hours_per_week smallint NOT NULL CHECK (flexible_hours_per_week BETWEEN 0 AND 20),
        slots jsonb NOT NULL,
        adjustments jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        PRIMARY KEY (learner_id, id),
        FOREIGN KEY (programme_slug, programme_edition)
          REFERENCES programme_edition (slug, number))`);
    await runner.query(`
      CREATE TABLE plan_session (
        learner_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        key text NOT NULL,
        minutes smallint NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
        is_done boolean NOT NULL,
        done_day date,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, plan_id, key),
        FOREIGN KEY (learner_id, plan_id) REFERENCES plan (learner_id, id) ON DELETE CASCADE,
        CHECK (is_done = (done_day IS NOT NULL)))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan_session');
    await runner.query('DROP TABLE plan');
  }
}

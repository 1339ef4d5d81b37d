import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parameters and rows from before this keep their meaning: no fuzz, no chosen day, plain weekdays. */
export class AddFuzzAndMinutes1763800600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE scheduling_parameters
        ADD fuzz boolean NOT NULL DEFAULT false,
        ADD weekday_loads text[] NOT NULL DEFAULT array_fill('normal'::text, ARRAY[7])
          CHECK (cardinality(weekday_loads) = 7
            AND weekday_loads <@ ARRAY['normal', 'reduced', 'minimum']),
        ADD suspends_leeches boolean NOT NULL DEFAULT false`);
    await runner.query(`
      ALTER TABLE scheduling_parameters
        ALTER fuzz DROP DEFAULT, ALTER weekday_loads DROP DEFAULT, ALTER suspends_leeches DROP DEFAULT`);
    await runner.query(`
      ALTER TABLE practice_settings
        DROP CONSTRAINT practice_settings_parameters_version_check,
        ADD minutes_per_day smallint NOT NULL DEFAULT 30 CHECK (minutes_per_day BETWEEN 20 AND 600),
        ADD bury_siblings boolean NOT NULL DEFAULT true`);
    await runner.query(`
      ALTER TABLE practice_settings ALTER minutes_per_day DROP DEFAULT, ALTER bury_siblings DROP DEFAULT`);
    // Who has the built-in parameters gets the new ones, for reviews from now on.
    await runner.query(
      `UPDATE practice_settings SET parameters_version = -1 WHERE parameters_version = 0`,
    );
    await this.letReviewsCarryADueDay(runner);
    await runner.query(`
      CREATE TABLE learner_pace (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        as_of_day date NOT NULL,
        minutes jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE learner_pace`);
    await this.takeDueDaysFromReviews(runner);
    await runner.query(
      `UPDATE practice_settings SET parameters_version = 0 WHERE parameters_version < 0`,
    );
    await runner.query(`
      ALTER TABLE practice_settings
        DROP minutes_per_day,
        DROP bury_siblings,
        ADD CONSTRAINT practice_settings_parameters_version_check CHECK (parameters_version >= 0)`);
    await runner.query(`
      ALTER TABLE scheduling_parameters DROP fuzz, DROP weekday_loads, DROP suspends_leeches`);
  }

  private async letReviewsCarryADueDay(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_event
        DROP CONSTRAINT review_event_kind_check,
        ADD CONSTRAINT review_event_kind_check CHECK (kind IN ('review', 'practice', 'correction',
          'void', 'unvoid', 'forget', 'set-due', 'suspend', 'unsuspend', 'bury', 'reschedule')),
        DROP CONSTRAINT review_event_check2,
        ADD CONSTRAINT review_event_due_day_check
          CHECK (CASE kind WHEN 'set-due' THEN due_day IS NOT NULL WHEN 'review' THEN true
            ELSE due_day IS NULL END)`);
  }

  /** What the older schema cannot say is dropped from the log: it knew neither a reschedule nor fuzz. */
  private async takeDueDaysFromReviews(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE review_event DISABLE TRIGGER review_event_is_append_only`);
    await runner.query(`DELETE FROM review_event WHERE kind = 'reschedule'`);
    await runner.query(`
      UPDATE review_event
         SET due_day = CASE kind WHEN 'set-due' THEN due_day END,
             parameters_version = greatest(parameters_version, 0)
       WHERE parameters_version < 0 OR (kind = 'review' AND due_day IS NOT NULL)`);
    await runner.query(`ALTER TABLE review_event ENABLE TRIGGER review_event_is_append_only`);
    await runner.query(`
      ALTER TABLE review_event
        DROP CONSTRAINT review_event_due_day_check,
        ADD CONSTRAINT review_event_check2 CHECK ((kind = 'set-due') = (due_day IS NOT NULL)),
        DROP CONSTRAINT review_event_kind_check,
        ADD CONSTRAINT review_event_kind_check CHECK (kind IN ('review', 'practice', 'correction',
          'void', 'unvoid', 'forget', 'set-due', 'suspend', 'unsuspend', 'bury'))`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A board and a queue look for the few answers of a cohort that a coach has graded, or has not. */
export class IndexCoachGrades1763800740001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX grade_by_coach_idx ON grade (learner_id, attempt_id, number)
        WHERE kind = 'coach'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX grade_by_coach_idx`);
  }
}

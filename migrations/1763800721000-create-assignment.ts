import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which banks a cohort has, and what its members are asked to do. */
export class CreateAssignment1763800721000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cohort ADD COLUMN change_number integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE cohort ALTER COLUMN change_number DROP DEFAULT`);
    await this.createCohortBank(runner);
    await this.createAssignment(runner);
    await this.createParts(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE assignment_member`);
    await runner.query(`DROP TABLE assignment_question`);
    await runner.query(`DROP TABLE assignment`);
    await runner.query(`DROP TABLE cohort_bank`);
    await runner.query(`ALTER TABLE cohort DROP COLUMN change_number`);
  }

  private async createCohortBank(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cohort_bank (
        cohort_id uuid NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
        bank_id uuid NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
        pinned_release integer,
        shared_by uuid REFERENCES account (id) ON DELETE SET NULL,
        shared_at timestamptz(3) NOT NULL,
        PRIMARY KEY (cohort_id, bank_id),
        CONSTRAINT cohort_bank_release_fk FOREIGN KEY (bank_id, pinned_release)
          REFERENCES bank_release (bank_id, number) ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX cohort_bank_bank_id_idx ON cohort_bank (bank_id)`);
    await runner.query(`CREATE INDEX cohort_bank_shared_by_idx ON cohort_bank (shared_by)`);
  }

  private async createAssignment(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignment (
        id uuid PRIMARY KEY,
        cohort_id uuid NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
        title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 120),
        note text NOT NULL CHECK (char_length(note) <= 4000),
        bank_id uuid REFERENCES bank (id) ON DELETE CASCADE,
        due_day date NOT NULL,
        peer_reviews_wanted smallint NOT NULL CHECK (peer_reviews_wanted BETWEEN 0 AND 5),
        is_for_all boolean NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        created_by uuid REFERENCES account (id) ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        closed_at timestamptz(3)
      )`);
    await runner.query(`CREATE INDEX assignment_cohort_id_idx ON assignment (cohort_id, id)`);
    await runner.query(`CREATE INDEX assignment_bank_id_idx ON assignment (bank_id)`);
    await runner.query(`CREATE INDEX assignment_created_by_idx ON assignment (created_by)`);
  }

  /** Whoever leaves a cohort is no longer among those that something of it is assigned to. */
  private async createParts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignment_question (
        assignment_id uuid NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
        question_id uuid NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        position smallint NOT NULL CHECK (position >= 0),
        PRIMARY KEY (assignment_id, question_id)
      )`);
    await runner.query(
      `CREATE INDEX assignment_question_question_id_idx ON assignment_question (question_id)`,
    );
    await runner.query(`
      CREATE TABLE assignment_member (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        assignment_id uuid NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
        cohort_id uuid NOT NULL,
        PRIMARY KEY (learner_id, assignment_id),
        CONSTRAINT assignment_member_membership_fk FOREIGN KEY (learner_id, cohort_id)
          REFERENCES cohort_membership (learner_id, cohort_id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE INDEX assignment_member_assignment_id_idx ON assignment_member (assignment_id)`,
    );
  }
}

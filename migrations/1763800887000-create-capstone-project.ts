import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Capstones that learners took up, milestones they went on from unreviewed, and checklists of reviewers. */
export class CreateCapstoneProject1763800887000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE capstone_project (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        question_id uuid NOT NULL REFERENCES question (id),
        taken_up_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        repository_url text,
        demo_url text,
        note text,
        risks jsonb NOT NULL,
        PRIMARY KEY (learner_id, question_id)
      )`);
    await runner.query(`
      CREATE TABLE milestone_waiver (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        question_id uuid NOT NULL REFERENCES question (id),
        waived_at timestamptz(3) NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (learner_id, question_id)
      )`);
    // learner_id is the author of the work, as in peer_review, whose row it stands beside.
    await runner.query(`
      CREATE TABLE review_checklist (
        learner_id uuid NOT NULL,
        review_id uuid NOT NULL,
        revision_id uuid NOT NULL REFERENCES question_revision (id),
        reviewer_id uuid,
        signed_at timestamptz(3) NOT NULL,
        lines jsonb NOT NULL,
        PRIMARY KEY (learner_id, review_id),
        FOREIGN KEY (learner_id, review_id) REFERENCES peer_review (learner_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE INDEX review_checklist_reviewer_idx ON review_checklist (reviewer_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE review_checklist`);
    await runner.query(`DROP TABLE milestone_waiver`);
    await runner.query(`DROP TABLE capstone_project`);
  }
}

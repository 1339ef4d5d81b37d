import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each reviewer can be relied on, as the last night reckoned it from all settled answers. */
export class CreatePeerReliability1763800838000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE peer_reliability (
        learner_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        updated_at timestamptz(3) NOT NULL,
        bias double precision NOT NULL,
        variance double precision NOT NULL,
        reviews integer NOT NULL,
        CONSTRAINT peer_reliability_range_check
          CHECK (bias BETWEEN -1 AND 1 AND variance >= 0 AND reviews >= 0)
      )`);
    // What the nightly reckoning walks: the reviews that count.
    await runner.query(`
      CREATE INDEX peer_review_counted_idx ON peer_review (learner_id, request_id) WHERE is_counted`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX peer_review_counted_idx`);
    await runner.query(`DROP TABLE peer_reliability`);
  }
}

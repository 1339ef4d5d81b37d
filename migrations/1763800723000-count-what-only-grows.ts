import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Numbers by which clients are told that nothing has changed. They must never come back to what they
 * were: a bank that goes leaves a version behind that is higher than its last.
 */
export class CountWhatOnlyGrows1763800723000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE removed_bank (
        bank_id uuid PRIMARY KEY,
        version integer NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION remember_removed_bank() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO removed_bank (bank_id, version) VALUES (OLD.id, OLD.version + 1);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER bank_is_remembered AFTER DELETE ON bank
        FOR EACH ROW EXECUTE FUNCTION remember_removed_bank()`);
    await runner.query(`
      CREATE VIEW catalogue AS
      SELECT ((SELECT coalesce(sum(version), 0) FROM bank)
              + (SELECT coalesce(sum(version), 0) FROM removed_bank))::bigint AS version`);
    // Who is in a cohort, since when and as what decides on what it shows them.
    await runner.query(`
      CREATE VIEW learner_cohorts AS
      SELECT m.learner_id,
             left(md5(string_agg(concat_ws(' ', c.id, c.change_number, m.role, m.joined_at), ','
                                 ORDER BY c.id)), 12) AS version
        FROM cohort_membership m JOIN cohort c ON c.id = m.cohort_id
       GROUP BY m.learner_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW learner_cohorts`);
    await runner.query(`DROP VIEW catalogue`);
    await runner.query(`DROP TRIGGER bank_is_remembered ON bank`);
    await runner.query(`DROP FUNCTION remember_removed_bank`);
    await runner.query(`DROP TABLE removed_bank`);
  }
}

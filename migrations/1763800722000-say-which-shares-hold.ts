import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The banks that cohorts have for good reason: open ones, and closed ones shared by somebody who still
 * owns or edits them. Whoever closes a bank takes it from those who only found it open.
 */
export class SayWhichSharesHold1763800722000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW cohort_bank_held AS
      SELECT s.cohort_id, s.bank_id, s.pinned_release
        FROM cohort_bank s JOIN bank b ON b.id = s.bank_id
       WHERE b.visibility IN ('public', 'unlisted')
          OR (b.visibility = 'cohort'
              AND (s.shared_by IS NOT DISTINCT FROM b.owner_id
                   OR EXISTS (SELECT FROM bank_collaborator c
                               WHERE c.bank_id = b.id AND c.account_id = s.shared_by
                                 AND c.role = 'editor')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW cohort_bank_held`);
  }
}

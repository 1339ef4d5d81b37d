import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Owners may remove banks now; that somebody follows one is no reason to keep it. */
export class LetFollowsGoWithTheirBank1763800710001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await reference(runner, 'ON DELETE CASCADE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await reference(runner, '');
  }
}

async function reference(runner: QueryRunner, onDelete: string): Promise<void> {
  await runner.query(`
    ALTER TABLE bank_follow
      DROP CONSTRAINT bank_follow_bank_id_fkey,
      ADD CONSTRAINT bank_follow_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES bank (id) ${onDelete}`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of which end of their lease a reviewer was reminded. It is the end itself that is kept, so that they are
 * told once of each: of the first, and of the one that an extension made.
 */
export class RememberLeaseReminders1763800835000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE peer_review ADD COLUMN reminded_of timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE peer_review DROP COLUMN reminded_of`);
  }
}

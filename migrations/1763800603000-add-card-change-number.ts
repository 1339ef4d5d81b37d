import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The learner's change number as a card was last written, by which a phone is told what is new to it.
 * It has no index: every review changes it, and with one its updates would leave the page (not HOT).
 * What has changed is found among the learner's cards, which are read through the primary key.
 */
export class AddCardChangeNumber1763800603000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Nobody has been told of any change yet, so that cards of before may have any number.
    await runner.query(`ALTER TABLE card ADD COLUMN change_number bigint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE card ALTER COLUMN change_number DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE card DROP COLUMN change_number`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Collaborators whose account still may author: who is made a learner again reads as learners do. */
export class SayWhoWorksOnBanks1763800724000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW bank_worker AS
      SELECT c.bank_id, c.account_id, c.role
        FROM bank_collaborator c JOIN account a ON a.id = c.account_id
       WHERE a.role <> 'learner'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW bank_worker`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions from before this were all made by changing the settings. */
export class TellWhereParametersComeFrom1763800606001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE scheduling_parameters
        ADD source text NOT NULL DEFAULT 'settings' CHECK (source IN ('settings', 'optimizer')),
        ADD parent_version integer,
        ADD fit jsonb,
        ADD CHECK ((source = 'optimizer') = (fit IS NOT NULL))`);
    await runner.query(`ALTER TABLE scheduling_parameters ALTER source DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE scheduling_parameters DROP fit, DROP parent_version, DROP source`);
  }
}

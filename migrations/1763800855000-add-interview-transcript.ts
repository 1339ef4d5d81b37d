import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was said, as the interviewer wrote it down for both: apart from what they note for themselves.
 * At the end of the round it becomes the candidate's answer.
 */
export class AddInterviewTranscript1763800855000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mock_interview_note ADD COLUMN transcript text NOT NULL DEFAULT ''
        CHECK (char_length(transcript) <= 20000)`);
    await runner.query(`ALTER TABLE mock_interview_note ALTER COLUMN transcript DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mock_interview_note DROP COLUMN transcript`);
  }
}

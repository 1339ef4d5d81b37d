import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feedback on answers: what was asked for, what it cost, how servers like to be asked, who may suggest. */
export class CreateFeedback1763800870000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRequests(runner);
    await createRatingsAndCalls(runner);
    await createBudgets(runner);
    await createModelKnowledge(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'feedback_evaluation',
      'llm_dialect',
      'feedback_day',
      'feedback_usage',
      'feedback_call',
      'feedback_rating',
      'feedback_request',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

async function createRequests(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE feedback_request (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      id uuid NOT NULL,
      attempt_id uuid NOT NULL,
      content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
      state text NOT NULL CHECK (state IN
        ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled', 'expired')),
      model text NOT NULL,
      prompt_version text NOT NULL,
      input jsonb,
      result jsonb,
      fault text,
      version integer NOT NULL,
      starts integer NOT NULL,
      runner uuid,
      lease_until timestamptz(3),
      reserved_day date NOT NULL,
      reserved_calls integer NOT NULL CHECK (reserved_calls >= 0),
      reserved_tokens integer NOT NULL CHECK (reserved_tokens >= 0),
      created_at timestamptz(3) NOT NULL,
      started_at timestamptz(3),
      finished_at timestamptz(3),
      expires_at timestamptz(3) NOT NULL,
      PRIMARY KEY (learner_id, id),
      CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL)),
      CHECK ((state IN ('queued', 'running')) = (input IS NOT NULL)),
      CHECK (state IN ('queued', 'running') OR (reserved_calls = 0 AND reserved_tokens = 0)),
      CHECK ((state IN ('succeeded', 'partial')) = (result IS NOT NULL)),
      CHECK ((state IN ('failed', 'cancelled', 'expired')) = (fault IS NOT NULL)),
      CHECK ((state = 'running') = (runner IS NOT NULL AND lease_until IS NOT NULL)))`);
  await runner.query(`
    CREATE UNIQUE INDEX feedback_request_same ON feedback_request (learner_id, content_hash)
     WHERE state IN ('queued', 'running', 'succeeded', 'partial')`);
  await runner.query(`
    CREATE INDEX feedback_request_open ON feedback_request (created_at, id)
     WHERE state IN ('queued', 'running')`);
  await runner.query(`
    CREATE INDEX feedback_request_attempt ON feedback_request (learner_id, attempt_id, id)`);
  await runner.query(`
    CREATE INDEX feedback_request_finished ON feedback_request (finished_at)
     WHERE finished_at IS NOT NULL`);
}

async function createRatingsAndCalls(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE feedback_rating (
      learner_id uuid NOT NULL,
      request_id uuid NOT NULL,
      helpful boolean NOT NULL,
      comment text,
      disputes jsonb NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      PRIMARY KEY (learner_id, request_id),
      FOREIGN KEY (learner_id, request_id) REFERENCES feedback_request (learner_id, id)
        ON DELETE CASCADE)`);

  await runner.query(`
    CREATE TABLE feedback_call (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      request_id uuid NOT NULL,
      number integer NOT NULL CHECK (number BETWEEN 1 AND 6),
      host text NOT NULL,
      model_asked text NOT NULL,
      model_served text,
      prompt_version text NOT NULL,
      prompt_hash text NOT NULL,
      rubric_hash text NOT NULL,
      structure text NOT NULL CHECK (structure IN ('json_schema', 'json_object', 'text')),
      dropped_parameters text[] NOT NULL,
      status integer,
      outcome text,
      worst_case_tokens integer NOT NULL,
      input_tokens integer,
      output_tokens integer,
      cost numeric(12, 6),
      latency_ms integer,
      quotes_kept integer,
      quotes_dropped integer,
      flags text[],
      raw text,
      started_at timestamptz(3) NOT NULL,
      ended_at timestamptz(3),
      PRIMARY KEY (learner_id, request_id, number),
      CHECK ((outcome IS NULL) = (ended_at IS NULL)))`);
  await runner.query(`CREATE INDEX feedback_call_started ON feedback_call (started_at)`);
}

async function createBudgets(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE feedback_usage (
      learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
      day date NOT NULL,
      calls_used integer NOT NULL CHECK (calls_used >= 0),
      calls_reserved integer NOT NULL CHECK (calls_reserved >= 0),
      tokens_used integer NOT NULL CHECK (tokens_used >= 0),
      tokens_reserved integer NOT NULL CHECK (tokens_reserved >= 0),
      PRIMARY KEY (learner_id, day))`);
  await runner.query(`
    CREATE TABLE feedback_day (
      day date PRIMARY KEY,
      tokens_used bigint NOT NULL CHECK (tokens_used >= 0),
      tokens_reserved bigint NOT NULL CHECK (tokens_reserved >= 0))`);
}

async function createModelKnowledge(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE llm_dialect (
      base_url text NOT NULL,
      model text NOT NULL,
      structure text NOT NULL CHECK (structure IN ('json_schema', 'json_object', 'text')),
      dropped_parameters text[] NOT NULL,
      learnt_at timestamptz(3) NOT NULL,
      PRIMARY KEY (base_url, model))`);

  await runner.query(`
    CREATE TABLE feedback_evaluation (
      id uuid PRIMARY KEY,
      model text NOT NULL,
      prompt_version text NOT NULL,
      prompt_hash text NOT NULL,
      set_name text NOT NULL,
      set_hash text NOT NULL,
      figures jsonb NOT NULL,
      is_passed boolean NOT NULL,
      created_at timestamptz(3) NOT NULL)`);
  await runner.query(`
    CREATE INDEX feedback_evaluation_of ON feedback_evaluation (model, prompt_hash, created_at)`);
}

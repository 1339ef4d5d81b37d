import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Banks, their questions, and the revisions that hold what a question says. */
export class CreateBankAndQuestion1763800201000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createBank(runner);
    await createQuestion(runner);
    await createRevision(runner);
    await keepRevisions(runner);
    await createSearch(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE question DROP CONSTRAINT question_current_revision_fk`);
    await runner.query(`DROP TABLE question_revision`);
    await runner.query(`DROP FUNCTION refuse_revision_update`);
    await runner.query(`DROP FUNCTION words_of`);
    await runner.query(`DROP TABLE question`);
    await runner.query(`DROP TABLE bank`);
  }
}

async function createBank(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bank (
      id uuid PRIMARY KEY,
      slug text NOT NULL UNIQUE,
      title text NOT NULL,
      description text NOT NULL,
      license text NOT NULL,
      reveal text NOT NULL,
      is_default boolean NOT NULL,
      version integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT bank_reveal_check CHECK (reveal IN ('open', 'after-attempt'))
    )`);
}

async function createQuestion(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE question (
      id uuid PRIMARY KEY,
      bank_id uuid NOT NULL REFERENCES bank ON DELETE CASCADE,
      slug text NOT NULL,
      position integer NOT NULL,
      current_revision_id uuid NOT NULL,
      version integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      retired_at timestamptz,
      UNIQUE (bank_id, slug),
      CONSTRAINT question_position_check CHECK (position >= 0)
    )`);
  // Lists page along this order.
  await runner.query(`CREATE INDEX question_bank_position_idx ON question (bank_id, position, id)`);
}

async function createRevision(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE question_revision (
      id uuid PRIMARY KEY,
      question_id uuid NOT NULL REFERENCES question ON DELETE CASCADE,
      number integer NOT NULL,
      kind text NOT NULL,
      title text NOT NULL,
      level text NOT NULL,
      difficulty smallint NOT NULL,
      cognitive text NOT NULL,
      time_limit_minutes smallint NOT NULL,
      topics text[] NOT NULL,
      skills text[] NOT NULL,
      prompt text NOT NULL,
      clarifications jsonb NOT NULL,
      intent text NOT NULL,
      outline jsonb NOT NULL,
      alternatives jsonb NOT NULL,
      assumptions jsonb NOT NULL,
      figures jsonb NOT NULL,
      rubric jsonb NOT NULL,
      red_flags jsonb NOT NULL,
      probes jsonb NOT NULL,
      hints jsonb NOT NULL,
      sources text[] NOT NULL,
      reviewed_day date NOT NULL,
      review_by_day date NOT NULL,
      content_hash text NOT NULL,
      structure_hash text NOT NULL,
      created_at timestamptz NOT NULL,
      UNIQUE (question_id, number),
      CONSTRAINT question_revision_number_check CHECK (number >= 1),
      CONSTRAINT question_revision_kind_check
        CHECK (kind IN ('concept', 'operations', 'design', 'behavioral')),
      CONSTRAINT question_revision_level_check CHECK (level IN ('junior', 'senior', 'staff')),
      CONSTRAINT question_revision_difficulty_check CHECK (difficulty BETWEEN 1 AND 5),
      CONSTRAINT question_revision_time_limit_check CHECK (time_limit_minutes > 0),
      CONSTRAINT question_revision_days_check CHECK (reviewed_day <= review_by_day)
    )`);
  // Question and first revision name each other, so one of the two keys has to wait for the commit.
  await runner.query(`
    ALTER TABLE question ADD CONSTRAINT question_current_revision_fk
      FOREIGN KEY (current_revision_id) REFERENCES question_revision
      DEFERRABLE INITIALLY DEFERRED`);
}

/** What was attempted is graded by the words that were read: a revision never changes. */
async function keepRevisions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION refuse_revision_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a question revision is immutable: insert a new one'
        USING ERRCODE = 'restrict_violation';
    END $$`);
  await runner.query(`
    CREATE TRIGGER question_revision_is_immutable BEFORE UPDATE ON question_revision
      FOR EACH ROW EXECUTE FUNCTION refuse_revision_update()`);
}

/** Search reads what every learner may read; a hit must not betray a word of the outline. */
async function createSearch(runner: QueryRunner): Promise<void> {
  // array_to_string is only stable, because an element's output may be; that of text is not.
  await runner.query(`
    CREATE FUNCTION words_of(slugs text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT array_to_string(slugs, ' ') $$`);
  await runner.query(`
    ALTER TABLE question_revision ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
      setweight(to_tsvector('english', title), 'A')
      || setweight(to_tsvector('english', words_of(topics) || ' ' || words_of(skills)), 'B')
      || setweight(to_tsvector('english', prompt), 'C')
    ) STORED`);
  await runner.query(
    `CREATE INDEX question_revision_search_idx ON question_revision USING gin (search)`,
  );
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups that learn together, who is in them, how they got in, and who looked at whose practice. */
export class CreateCohort1763800720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createCohort(runner);
    await this.createInvitation(runner);
    await this.createMembership(runner);
    await this.createAccessLog(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE access_log`);
    await runner.query(`DROP FUNCTION refuse_log_removal`);
    await runner.query(`DROP TABLE cohort_membership`);
    await runner.query(`DROP TABLE cohort_invitation`);
    await runner.query(`DROP TABLE cohort`);
  }

  private async createCohort(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cohort (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
        description text NOT NULL CHECK (char_length(description) <= 4000),
        version integer NOT NULL CHECK (version > 0),
        created_by uuid REFERENCES account (id) ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        archived_at timestamptz(3)
      )`);
    await runner.query(`CREATE INDEX cohort_created_by_idx ON cohort (created_by)`);
  }

  private async createInvitation(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cohort_invitation (
        id uuid PRIMARY KEY,
        cohort_id uuid NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('coach', 'member')),
        token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
        max_uses smallint NOT NULL CHECK (max_uses BETWEEN 1 AND 500),
        uses smallint NOT NULL CHECK (uses BETWEEN 0 AND max_uses),
        created_by uuid REFERENCES account (id) ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL CHECK (expires_at > created_at),
        revoked_at timestamptz(3)
      )`);
    await runner.query(
      `CREATE INDEX cohort_invitation_cohort_id_idx ON cohort_invitation (cohort_id, id)`,
    );
    await runner.query(
      `CREATE INDEX cohort_invitation_created_by_idx ON cohort_invitation (created_by)`,
    );
  }

  private async createMembership(runner: QueryRunner): Promise<void> {
    // Not a unique index, which would have to begin with the learner: no two owners of one cohort.
    await runner.query(`
      CREATE TABLE cohort_membership (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        cohort_id uuid NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('owner', 'coach', 'member')),
        shares text NOT NULL CHECK (shares IN ('none', 'scores', 'answers')),
        joined_at timestamptz(3) NOT NULL,
        role_since timestamptz(3) NOT NULL,
        invitation_id uuid REFERENCES cohort_invitation (id) ON DELETE SET NULL,
        PRIMARY KEY (learner_id, cohort_id),
        CONSTRAINT cohort_membership_one_owner
          EXCLUDE USING btree (cohort_id WITH =) WHERE (role = 'owner')
      )`);
    await runner.query(
      `CREATE INDEX cohort_membership_cohort_id_idx ON cohort_membership (cohort_id, joined_at, learner_id)`,
    );
    await runner.query(
      `CREATE INDEX cohort_membership_invitation_id_idx ON cohort_membership (invitation_id)`,
    );
  }

  /** The actor has no foreign key: an entry outlives the account of whoever looked. */
  private async createAccessLog(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access_log (
        learner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        actor_id uuid NOT NULL,
        actor_role text NOT NULL CHECK (actor_role IN ('owner', 'coach')),
        cohort_id uuid NOT NULL REFERENCES cohort (id),
        what text NOT NULL CHECK (what ~ '^[a-z]+(-[a-z]+)*$'),
        subject_id uuid,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (learner_id, id)
      )`);
    await runner.query(
      `CREATE INDEX access_log_cohort_id_idx ON access_log (learner_id, cohort_id, id)`,
    );
    await runner.query(`
      CREATE TRIGGER access_log_is_append_only BEFORE UPDATE ON access_log
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE FUNCTION refuse_log_removal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM account WHERE id = OLD.learner_id) THEN
          RAISE EXCEPTION 'an access log goes only with its account' USING ERRCODE = '23001';
        END IF;
        RETURN OLD;
      END $$`);
    await runner.query(`
      CREATE TRIGGER access_log_goes_with_its_account BEFORE DELETE ON access_log
        FOR EACH ROW EXECUTE FUNCTION refuse_log_removal()`);
  }
}

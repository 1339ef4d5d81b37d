import type pg from 'pg';
import { columnsOf } from './bulk-rows.js';

/** A bank of copies of the kit's questions, each with its topic and words. */
export interface SeededBank {
  readonly id: string;
  /** In their order of introduction. */
  readonly questionIds: readonly string[];
}

/** A bank of `count` questions, made of the kit's by turns. */
export async function seedBank(
  client: pg.Client,
  { number, count }: { number: number; count: number },
): Promise<SeededBank> {
  const id = `00000000-000${number}-7000-8000-000000000000`;
  await client.query(
    `INSERT INTO bank (id, slug, visibility, title, description, license, reveal, is_default,
       version, created_at, updated_at)
     VALUES ($1, $2, 'public', 'Bench', 'Made for the bench.', 'CC0-1.0', 'open', false, 1, now(), now())`,
    [id, `bench-${number}`],
  );
  await client.query('BEGIN');
  await client.query(
    `CREATE TEMP TABLE bench_place ON COMMIT DROP AS
     WITH kit AS (
       SELECT r.id, row_number() OVER (ORDER BY q.position) - 1 AS n, count(*) OVER () AS total
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE r.kind IN ('concept', 'operations', 'scenario', 'design'))
     SELECT kit.id AS copied, place,
            ($1 || lpad(to_hex(place), 12, '0'))::uuid AS question,
            ($2 || lpad(to_hex(place), 12, '0'))::uuid AS revision
       FROM generate_series(0, $3::int - 1) AS place JOIN kit ON kit.n = place % kit.total`,
    [id.slice(0, 24).replace(/^0/u, '1'), id.slice(0, 24).replace(/^0/u, '2'), count],
  );
  await client.query(
    `INSERT INTO question (id, bank_id, slug, position, current_revision_id, version, created_at,
       updated_at)
     SELECT question, $1, 'bench-' || place, place, revision, 1, now(), now() FROM bench_place`,
    [id],
  );
  await copyRevisions(client);
  await client.query('COMMIT');
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM question WHERE bank_id = $1 ORDER BY position`,
    [id],
  );
  return { id, questionIds: rows.map((row) => row.id) };
}

async function copyRevisions(client: pg.Client): Promise<void> {
  const own: Record<string, string> = {
    id: 'revision',
    question_id: 'question',
    number: '1',
    // Copies would all be variants of one question, of which a day asks one.
    variant_of: 'NULL',
  };
  const columns = await columnsOf(client, 'question_revision');
  const values = columns.map((column) => own[column] ?? `r.${column}`);
  await client.query(
    `INSERT INTO question_revision (${columns.join(', ')})
     SELECT ${values.join(', ')} FROM bench_place JOIN question_revision r ON r.id = copied`,
  );
}

import type pg from 'pg';

/** Names of a table's columns that an INSERT may fill, as SQL. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'
      ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/**
 * Puts rows into a temporary table that has the columns of `like` and those of `more`, so that
 * INSERT … SELECT can multiply them.
 */
export async function stageRows(
  client: pg.Client,
  stage: { name: string; like: string; more: string },
  rows: readonly object[],
): Promise<void> {
  const { name, like, more } = stage;
  await client.query(`CREATE TEMP TABLE ${name} AS SELECT ${more}, t.* FROM ${like} t LIMIT 0`);
  const batch = 5000;
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch).map(inSnakeCase);
    const sql = `INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1)`;
    await client.query(sql, [JSON.stringify(part)]);
  }
  await client.query(`ANALYZE ${name}`);
}

function inSnakeCase(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]: [string, unknown]) => [
      key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/**
 * Loads without secondary indexes and foreign keys, which are far cheaper to build once: `load` puts
 * in only what would pass them.
 */
export async function withoutIndexes(
  client: pg.Client,
  table: string,
  load: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = $1::regclass AND NOT i.indisprimary`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await client.query(`SET session_replication_role = replica`);
  await load();
  await client.query(`SET session_replication_role = DEFAULT`);
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition);
}

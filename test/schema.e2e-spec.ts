import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource, type ColumnType } from 'typeorm';
import { startTestApp, type TestApp } from './support/test-app.js';

const builtMigrations = fileURLToPath(new URL('../dist/migrations/*.js', import.meta.url));

describe('the schema', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('has exactly the columns of the entities', async () => {
    const inDatabase = await app.dataSource.query<
      { table: string; column: string; nullable: boolean; type: string }[]
    >(
      `SELECT c.table_name AS table, c.column_name AS column, c.is_nullable = 'YES' AS nullable,
              CASE c.data_type WHEN 'ARRAY' THEN e.data_type || '[]' ELSE c.data_type END AS type
         FROM information_schema.columns c
         LEFT JOIN information_schema.element_types e
           ON (c.table_schema, c.table_name, c.dtd_identifier, 'TABLE')
            = (e.object_schema, e.object_name, e.collection_type_identifier, e.object_type)
        WHERE c.table_schema = 'public'`,
    );
    const tables = new Set(app.dataSource.entityMetadatas.map(({ tableName }) => tableName));
    const columns = app.dataSource.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({
        table: entity.tableName,
        column: column.databaseName,
        nullable: column.isNullable,
        type: spelledOut(column.type) + (column.isArray ? '[]' : ''),
      })),
    );
    const key = (each: { table: string; column: string }) => `${each.table}.${each.column}`;
    const sorted = <T extends { table: string; column: string }>(list: T[]): T[] =>
      list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    // Columns that only SQL uses, such as a generated search vector, are no field of an entity.
    const generated = new Set(['tsvector']);
    expect(
      sorted(inDatabase.filter(({ table, type }) => tables.has(table) && !generated.has(type))),
    ).toEqual(sorted(columns));
    expect(columns.length).toBeGreaterThan(100);
  });

  it('leads every key of learner-owned tables with the learner', async () => {
    const keys = await app.dataSource.query<{ table: string; first: string }[]>(
      `SELECT i.indrelid::regclass::text AS table, a.attname AS first
         FROM pg_index i
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indisunique AND i.indrelid IN (
          SELECT attrelid FROM pg_attribute
           WHERE attname = 'learner_id' AND attrelid::regclass::text !~ '[.]')
          AND i.indrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r')`,
    );
    expect(keys.length).toBeGreaterThan(6);
    expect(keys.filter(({ first }) => first !== 'learner_id')).toEqual([]);
  });

  it('uses no sequences: ids are made by the application', async () => {
    const sequences = await app.dataSource.query<{ name: string }[]>(
      `SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public'`,
    );
    // TypeORM numbers the migrations it has applied.
    expect(sequences.map(({ name }) => name)).toEqual(['migration_id_seq']);
  });

  it('comes up, goes down to nothing, and comes up the same', async () => {
    const { dataSource, drop } = await emptyDatabase(app.databaseUrl);
    try {
      await dataSource.runMigrations();
      const first = await describeSchema(dataSource);
      expect(first).toEqual(await describeSchema(app.dataSource));
      const { length } = dataSource.migrations;
      for (let undone = 0; undone < length; undone += 1) await dataSource.undoLastMigration();
      expect(await describeSchema(dataSource)).toEqual([]);
      await dataSource.runMigrations();
      expect(await describeSchema(dataSource)).toEqual(first);
    } finally {
      await drop();
    }
  });

  it('goes down to nothing from a database that is in use, and comes up again', async () => {
    const used = await startTestApp();
    await used.close();
    const dataSource = await migrating(used.databaseUrl);
    try {
      const before = await describeSchema(dataSource);
      const [kit] = await dataSource.query<{ count: string }[]>('SELECT count(*) FROM question');
      expect(Number(kit?.count)).toBeGreaterThan(70);
      for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
      expect(await describeSchema(dataSource)).toEqual([]);
      await dataSource.runMigrations();
      expect(await describeSchema(dataSource)).toEqual(before);
    } finally {
      await dataSource.destroy();
    }
  });
});

async function migrating(url: string): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [builtMigrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  }).initialize();
}

function spelledOut(type: ColumnType): string {
  const full: Record<string, string> = {
    timestamptz: 'timestamp with time zone',
    int: 'integer',
    bool: 'boolean',
  };
  const name = typeof type === 'string' ? type : type.name.toLowerCase();
  return full[name] ?? name;
}

async function emptyDatabase(
  url: string,
): Promise<{ dataSource: DataSource; drop: () => Promise<void> }> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('CREATE DATABASE test_migrations');
  const empty = new URL(url);
  empty.pathname = '/test_migrations';
  const dataSource = await migrating(empty.href);
  return {
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await admin.query('DROP DATABASE test_migrations');
      await admin.end();
    },
  };
}

/** Every column, constraint, index, trigger and function of ours, as text. */
async function describeSchema(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ line: string }[]>(
    `SELECT line FROM (
       SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
         FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL
       SELECT format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
       UNION ALL
       SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL
       SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
       UNION ALL
       SELECT proname || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
     ) schema
     WHERE line !~ '^(public[.])?migration[.:]' AND line !~ ' ON public[.]migration '
     ORDER BY line`,
  );
  return rows.map(({ line }) => line);
}

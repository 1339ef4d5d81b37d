import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type pg from 'pg';
import type { Bench } from './bench-case.js';
import { columnsOf } from './bulk-rows.js';
import { figureOf, type Figure } from './figure.js';
import type { ImportRun } from './import-run-report.js';
import { typescriptArgs } from './typescript-args.js';

const imported = `SELECT id FROM bank WHERE slug = 'import-published'`;

/** A file of 10,000 questions, against the validation of its questions and a bare COPY of the same rows. */
export async function importCase({ database, options }: Bench): Promise<Figure[]> {
  const runs: (ImportRun & { copyMs: number })[] = [];
  for (let round = 0; round < Math.min(options.rounds, 3); round += 1) {
    const run = await runImport(database.env);
    const copyMs = await timeCopy(database.client);
    await database.client.query(`DELETE FROM bank WHERE slug LIKE 'import-%'`);
    runs.push({ ...run, copyMs });
  }
  const told = (what: string, unit: Figure['unit'], most?: number) => ({
    case: 'import',
    what,
    unit,
    ...(most === undefined ? {} : { bar: { most } }),
  });
  const seconds = (of: 'publishing' | 'drafting' | 'again'): number[] =>
    runs.map((run) => run[of].importMs / 1000);
  return [
    figureOf(
      runs.map((run) => run.publishing.importMs / (run.validationMs + run.copyMs)),
      told('10,000 questions to COPY of the rows and validation', '×', 4),
    ),
    figureOf(seconds('publishing'), told('10,000 questions as a release', 's', 20)),
    figureOf(seconds('drafting'), told('10,000 questions as drafts', 's', 20)),
    figureOf(seconds('again'), told('10,000 questions that are there already', 's')),
    figureOf(
      runs.map(({ publishing }) => publishing.waitingP99Ms),
      told('another request meanwhile: p99', 'ms', 250),
    ),
    figureOf(
      runs.map(({ heapGrowth }) => heapGrowth),
      told('live heap added by the second half', 'MB', 30),
    ),
    figureOf(
      runs.map(({ publishing }) => publishing.peakMegabytes),
      told('most resident memory, thread included', 'MB'),
    ),
  ];
}

async function runImport(env: Readonly<Record<string, string>>): Promise<ImportRun> {
  const script = fileURLToPath(new URL('./import-run.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...typescriptArgs, script], {
    env: { PATH: process.env['PATH'], ...env },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ImportRun;
}

/** Takes the imported rows out and puts them in again, in one transaction; only the latter counts. */
async function timeCopy(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ folder: string }>(
    `SELECT current_setting('data_directory') AS folder`,
  );
  const file = (table: string): string => `'${rows[0]?.folder ?? ''}/bench-${table}'`;
  const tables = [
    { table: 'question', rows: `bank_id IN (${imported})` },
    {
      table: 'question_revision',
      rows: `question_id IN (SELECT id FROM question WHERE bank_id IN (${imported}))`,
    },
    { table: 'bank_listing', rows: `bank_id IN (${imported})` },
  ];
  const columns = new Map<string, string>();
  for (const { table, rows: where } of tables) {
    columns.set(table, (await columnsOf(client, table)).join(', '));
    const select = `SELECT ${columns.get(table)} FROM ${table} WHERE ${where}`;
    await client.query(`COPY (${select}) TO ${file(table)}`);
  }
  await client.query(`DELETE FROM question WHERE bank_id IN (${imported})`);
  const startedAt = performance.now();
  await client.query('BEGIN');
  for (const { table } of tables) {
    await client.query(`COPY ${table} (${columns.get(table)}) FROM ${file(table)}`);
  }
  await client.query('COMMIT');
  return performance.now() - startedAt;
}

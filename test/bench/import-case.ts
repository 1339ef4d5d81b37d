import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type pg from 'pg';
import type { Bench } from './bench-case.js';
import { columnsOf } from './bulk-rows.js';
import { figureOf, type Figure } from './figure.js';
import { typescriptArgs } from './typescript-args.js';

/** What the process that imports tells of it. */
interface ImportRun {
  readonly importMs: number;
  readonly validationMs: number;
  /** After each bank. */
  readonly residentMegabytes: readonly number[];
}

const imported = `SELECT id FROM bank WHERE slug LIKE 'import-%'`;

/** 10,000 questions in twenty documents, against their validation and a bare COPY of the same rows. */
export async function importCase({ database, options }: Bench): Promise<Figure[]> {
  const ratios: number[] = [];
  const seconds: number[] = [];
  const growth: number[] = [];
  for (let round = 0; round < Math.min(options.rounds, 3); round += 1) {
    const run = await runImport(database.env);
    const copyMs = await timeCopy(database.client);
    await database.client.query(`DELETE FROM bank WHERE id IN (${imported})`);
    const { importMs, validationMs, residentMegabytes } = run;
    ratios.push(importMs / (validationMs + copyMs));
    seconds.push(importMs / 1000);
    const half = residentMegabytes.slice(residentMegabytes.length / 2);
    growth.push((half.at(-1) ?? Number.NaN) - (half[0] ?? Number.NaN));
  }
  return [
    figureOf(ratios, {
      case: 'import',
      what: '10,000 questions to COPY of the rows and validation',
      unit: '×',
      bar: { most: 4 },
    }),
    figureOf(seconds, { case: 'import', what: '10,000 questions', unit: 's' }),
    figureOf(growth, { case: 'import', what: 'memory added by the second half', unit: 'MB' }),
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

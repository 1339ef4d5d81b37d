import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { SignedUp } from './login.js';
import { getTask, runDueTasks, type TaskBody } from './tasks.js';
import type { TestApp } from './test-app.js';

/** What tests read out of the report of an import. */
export interface ImportBody {
  id: string;
  bankId: string;
  state: string;
  fault: { code: string; detail: string } | null;
  counts: Record<'create' | 'update' | 'same' | 'reject', number>;
  problems: { pointer: string; code: string; severity: string }[];
  skipped: { line: number; code: string }[];
  skippedCount: number;
  attachments: number;
  releaseNumber: number | null;
}

export interface ItemBody {
  ordinal: number;
  line: number;
  externalId: string | null;
  slug: string | null;
  title: string | null;
  outcome: string;
  changed: string[];
  problems: { pointer: string; code: string; line: number; severity: string }[];
  attachments: string[];
  questionId: string | null;
}

type Query = Record<string, string>;

/** A private bank of somebody, without a release. @returns its id */
export async function makeBank(
  app: TestApp,
  owner: SignedUp,
  head: { slug?: string; visibility?: string; reveal?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const { slug = `bank-${id}`, visibility = 'private', reveal = 'after-attempt' } = head;
  await app.dataSource.query(
    `INSERT INTO bank (id, owner_id, slug, visibility, title, description, license, reveal, is_default,
       version, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'A bank', 'A bank for tests.', 'CC0-1.0', $5, false, 0, $6, $6)`,
    [id, owner.id, slug, visibility, reveal, app.clock.now()],
  );
  return id;
}

export async function addCollaborator(
  app: TestApp,
  bankId: string,
  account: SignedUp,
  role: 'editor' | 'viewer',
): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO bank_collaborator (bank_id, account_id, role, added_at) VALUES ($1, $2, $3, now())`,
    [bankId, account.id, role],
  );
}

export async function sendFile(
  app: TestApp,
  coach: SignedUp,
  file: string | Buffer | object,
  { type = 'application/json', ...query }: Query,
): Promise<Response> {
  const text = typeof file === 'string' || Buffer.isBuffer(file) ? file : JSON.stringify(file);
  return app.http
    .post('/v1/bank-imports')
    .query(query)
    .set({ ...coach.auth, 'Content-Type': type, 'Idempotency-Key': randomUUID() })
    .serialize((body) => body as string)
    .send(Buffer.from(text as string));
}

/** Sent, accepted and brought to its end. */
export async function importFile(
  app: TestApp,
  coach: SignedUp,
  file: string | Buffer | object,
  query: Query,
): Promise<{ task: TaskBody; report: ImportBody; items: ItemBody[] }> {
  const response = await sendFile(app, coach, file, query);
  if (response.status !== 202) throw new Error(`import: ${response.status} ${response.text}`);
  await runDueTasks(app);
  const { id } = response.body as TaskBody;
  const task = await getTask(app, coach, id);
  return { task, report: await getReport(app, coach, id), items: await getItems(app, coach, id) };
}

export async function getReport(app: TestApp, coach: SignedUp, id: string): Promise<ImportBody> {
  const response = await app.http.get(`/v1/bank-imports/${id}`).set(coach.auth);
  if (response.status !== 200) throw new Error(`report: ${response.text}`);
  return response.body as ImportBody;
}

export async function getItems(
  app: TestApp,
  coach: SignedUp,
  id: string,
  query: Query = {},
): Promise<ItemBody[]> {
  const response = await app.http
    .get(`/v1/bank-imports/${id}/items`)
    .query({ limit: '100', ...query })
    .set(coach.auth);
  if (response.status !== 200) throw new Error(`items: ${response.text}`);
  return (response.body as { data: ItemBody[] }).data;
}

const writtenTables = [
  'skill',
  'topic',
  'source',
  'certification',
  'cloud_service',
  'bank',
  'bank_release',
  'bank_listing',
  'question',
  'question_revision',
  'question_draft',
];

/**
 * Every row with the transaction that wrote it: an equal snapshot means nothing was written. Who only refers
 * to a row, as the report of an import does to its bank, leaves a mark in `xmax`, which is left out.
 */
export async function snapshotOf(app: TestApp): Promise<string[]> {
  const rows: string[] = [];
  for (const table of writtenTables) {
    const found = await app.dataSource.query<{ place: string }[]>(
      `SELECT concat_ws(' ', ctid, xmin, md5(to_jsonb(t)::text)) AS place FROM ${table} t ORDER BY ctid`,
    );
    rows.push(...found.map(({ place }) => `${table} ${place}`));
  }
  return rows;
}

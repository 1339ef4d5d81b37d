import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { projectDir } from '../../src/platform/config/app-config.js';
import type { SignedUp } from './login.js';
import { getTask, runDueTasks, type TaskBody } from './tasks.js';
import type { TestApp } from './test-app.js';

/** 12,580 reviews of 1,205 cards of a real collection (see the LICENSE beside it). */
export const realLog = readFileSync(join(projectDir, 'test/data/real-log/real-log.csv'), 'utf8');

/** What tests read out of an exported document. */
export interface LogDocument {
  format: string;
  parameters: { version: number }[];
  events: Record<string, unknown>[];
}

export async function sendLog(
  app: TestApp,
  learner: SignedUp,
  text: string | Buffer,
  { type = 'text/csv', query = {} }: { type?: string; query?: Record<string, string> } = {},
): Promise<Response> {
  return app.http
    .post('/v1/review-log/imports')
    .query(query)
    .set({ ...learner.auth, 'Content-Type': type })
    .send(text);
}

/** Sent, accepted and done. @returns the finished task */
export async function importLog(
  app: TestApp,
  learner: SignedUp,
  text: string,
  options: { type?: string; query?: Record<string, string> } = {},
): Promise<TaskBody> {
  const response = await sendLog(app, learner, text, options);
  if (response.status !== 202) throw new Error(`import: ${response.status} ${response.text}`);
  await runDueTasks(app);
  return getTask(app, learner, (response.body as TaskBody).id);
}

export async function exportLog(
  app: TestApp,
  learner: SignedUp,
  format: 'csv' | 'json' | 'ndjson' = 'csv',
): Promise<string> {
  const response = await app.http
    .get('/v1/review-log')
    .query({ format })
    .set(learner.auth)
    .buffer()
    .parse((stream, done) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => done(null, text));
    });
  if (response.status !== 200) throw new Error(`export: ${response.status}`);
  return response.body as string;
}

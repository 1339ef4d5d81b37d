import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { projectDir } from '../../src/platform/config/app-config.js';
import type { SignedUp } from './login.js';
import { postReview, review } from './practice.js';
import { getTask, runDueTasks, type TaskBody } from './tasks.js';
import type { TestApp } from './test-app.js';

/** 12,580 reviews of 1,205 cards of a real collection (see the LICENSE beside it). */
export const realLog = readFileSync(join(projectDir, 'test/data/real-log/real-log.csv'), 'utf8');

export const logHeader = 'card_id,review_time,review_rating,review_state,review_duration';
export const csvOf = (...rows: string[]): string => [logHeader, ...rows, ''].join('\r\n');

/** Four reviews of two cards that no bank has. */
export const smallLog = csvOf(
  'b,1767261600000,1,0,61000',
  'b,1767262800000,3,1,9000',
  'a,1767261600000,3,0,',
  'a,1768039200000,4,2,12000',
);

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

/** The learner's cards, as the list shows them. */
export async function listCards(
  app: TestApp,
  learner: SignedUp,
): Promise<Record<string, unknown>[]> {
  const response = await app.http.get('/v1/cards?limit=100').set(learner.auth);
  return (response.body as { data: Record<string, unknown>[] }).data;
}

/** A log with a bit of everything in it, on two questions and two cards of another app. */
export async function practiseALot(
  app: TestApp,
  learner: SignedUp,
  questionIds: readonly string[],
): Promise<void> {
  const [first = '', second = ''] = questionIds;
  const change = (id: string, body: object) =>
    app.http
      .post(`/v1/cards/${id}/changes`)
      .set(learner.auth)
      .send({ id: randomUUID(), ...body });
  await importLog(app, learner, smallLog);
  await postReview(app, learner, review(first, 1, { durationMs: 61_000 }));
  await postReview(app, learner, review(second, 3));
  app.clock.advance({ minutes: 20 });
  const undone = randomUUID();
  await postReview(app, learner, { ...review(first, 3), id: undone });
  await app.http.post(`/v1/reviews/${undone}/undo`).set(learner.auth);
  await postReview(app, learner, review(second, 4, { kind: 'practice' }));
  const settings = await app.http.get('/v1/practice-settings').set(learner.auth);
  await app.http
    .patch('/v1/practice-settings')
    .set({ ...learner.auth, 'If-Match': settings.headers['etag'] ?? '' })
    .send({ desiredRetention: 0.85, learningStepsMinutes: [5, 30] });
  app.clock.advance({ days: 3 });
  await postReview(app, learner, review(first, 4, { zone: 'Asia/Tokyo' }));
  await postReview(app, learner, review(second, 2, { previewToken: undefined }));
  await change(second, { action: 'suspend' });
  await change(second, { action: 'unsuspend' });
  await change(first, { action: 'set-due', dueDay: '2026-04-01' });
  app.clock.advance({ days: 1 });
  await change(second, { action: 'forget' });
  app.clock.advance({ minutes: 2 });
  await postReview(app, learner, review(second, 3));
}

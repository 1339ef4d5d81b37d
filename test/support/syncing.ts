import { randomUUID } from 'node:crypto';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** An event as a phone sends it. */
export interface PhoneEvent {
  id: string;
  kind: string;
  questionId: string;
  occurredAt: string;
  [field: string]: unknown;
}

/** What tests read out of the answer to a batch. */
export interface SentBody {
  receivedAt: string;
  clockSkewMs: number | null;
  changeNumber: number;
  results: {
    id: string | null;
    status: 'applied' | 'duplicate' | 'rejected';
    effect: string | null;
    problem: {
      code: string;
      status: number;
      detail: string;
      instance: string;
      errors?: { pointer: string; code: string }[];
    } | null;
  }[];
  cards: { questionId: string; state: string; version: number; reps: number }[];
}

/** An event of a kind, with an id of its own. */
export function phoneEvent(
  kind: string,
  fields: { questionId: string; occurredAt: string; [field: string]: unknown },
): PhoneEvent {
  return { ...fields, id: randomUUID(), kind };
}

export async function sendEvents(
  app: TestApp,
  learner: SignedUp,
  events: readonly object[],
  more: object = {},
): Promise<SentBody> {
  const response = await app.http
    .post('/v1/sync/events')
    .set(learner.auth)
    .send({ events, ...more });
  if (response.status !== 200) throw new Error(`events: ${response.status} ${response.text}`);
  return response.body as SentBody;
}

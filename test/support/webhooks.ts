import { randomUUID } from 'node:crypto';
import type { Notice } from '../../src/notifications/domain/notice.js';
import { DeliveryRunner } from '../../src/notifications/delivery-runner.js';
import { Notifier } from '../../src/notifications/notifier.service.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a webhook. */
export interface WebhookBody {
  id: string;
  version: number;
  url: string;
  kinds: string[] | null;
  description: string;
  isEnabled: boolean;
  disabledReason: string | null;
  secret: string;
}

/** What tests read out of a delivery. */
export interface DeliveryBody {
  id: string;
  notificationId: string;
  kind: string;
  state: string;
  attempts: number;
  lastStatus: number | null;
  lastFault: string | null;
  lastTriedAt: string | null;
  nextTryAt: string | null;
  toldAt: string;
}

export async function makeWebhook(
  app: TestApp,
  learner: SignedUp,
  url: string,
  more: object = {},
): Promise<WebhookBody> {
  const response = await app.http
    .post('/v1/webhooks')
    .set(learner.auth)
    .send({ url, ...more });
  if (response.status !== 201) throw new Error(`webhook: ${response.text}`);
  return response.body as WebhookBody;
}

export async function getWebhook(
  app: TestApp,
  learner: SignedUp,
  id: string,
): Promise<WebhookBody> {
  const response = await app.http.get(`/v1/webhooks/${id}`).set(learner.auth);
  if (response.status !== 200) throw new Error(`webhook: ${response.text}`);
  return response.body as WebhookBody;
}

/** The latest told first. */
export async function listDeliveries(
  app: TestApp,
  learner: SignedUp,
  webhookId: string,
): Promise<DeliveryBody[]> {
  const response = await app.http
    .get(`/v1/webhooks/${webhookId}/deliveries?limit=100`)
    .set(learner.auth);
  if (response.status !== 200) throw new Error(`deliveries: ${response.text}`);
  return (response.body as { data: DeliveryBody[] }).data;
}

/** Something to tell. */
export function gradedNotice({ id: learnerId }: Pick<SignedUp, 'id'>): Notice {
  const data = { attemptId: randomUUID(), questionId: randomUUID() };
  return { learnerId, kind: 'attempt.graded', data };
}

export async function notify(app: TestApp, ...notices: Notice[]): Promise<void> {
  await app.app.get(Notifier).notify(notices);
}

/** Makes the calls that are due by the test's clock. */
export async function runDueDeliveries(app: TestApp): Promise<void> {
  await app.app.get(DeliveryRunner).runDue();
}

/** What waits is not sent, so that no test calls for another, or claims what another left. */
export async function forgetWaitingDeliveries(app: TestApp): Promise<void> {
  await app.dataSource.query(`DELETE FROM webhook_delivery WHERE state = 'pending'`);
}

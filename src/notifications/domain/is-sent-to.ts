import type { Notice } from './notice.js';
import type { Webhook } from './webhook.js';

/**
 * Whether a webhook is called with a notice to its owner. A test goes to the one webhook that is tried,
 * whatever its kinds; that a webhook was disabled goes to none, or a failing one would tell of itself.
 */
export function isSentTo(
  notice: Pick<Notice, 'kind' | 'data'>,
  { id, kinds }: Pick<Webhook, 'id' | 'kinds'>,
): boolean {
  if (notice.kind === 'webhook.disabled') return false;
  if (notice.kind === 'webhook.test') {
    return 'webhookId' in notice.data && notice.data.webhookId === id;
  }
  return kinds === null || kinds.includes(notice.kind);
}

import type { NoticeData, NoticeKind } from './notice.js';

/** Why a webhook is called no more: its address said that it is gone, or never answered for days. */
export type DisabledReason = NoticeData['webhook.disabled']['reason'];

/** An address that somebody wants to be called with what they are told. */
export interface Webhook {
  readonly learnerId: string;
  readonly id: string;
  readonly url: string;
  /** Of which kinds it is told; null for all. */
  readonly kinds: readonly NoticeKind[] | null;
  readonly description: string;
  readonly isEnabled: boolean;
  /** Null while it is enabled, and where its owner disabled it. */
  readonly disabledReason: DisabledReason | null;
  /** When its secret was replaced last. */
  readonly rotatedAt: Date | null;
  /** The first failure after its last success. */
  readonly failingSince: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

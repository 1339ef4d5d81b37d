import type { NoticeData, NoticeKind } from './notice.js';

/** A notice in somebody's list. */
export interface Notification {
  readonly learnerId: string;
  /** Tells no time where the kind is blind. */
  readonly id: string;
  /** Its place in the list: 1, 2, … for each account, in the order in which they were told. */
  readonly number: number;
  readonly kind: NoticeKind;
  readonly data: NoticeData[NoticeKind];
  /** Of a blind kind the first instant of the day, UTC. */
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

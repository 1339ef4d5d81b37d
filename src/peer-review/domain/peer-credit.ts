export const creditReasons = ['request', 'slot-refund', 'review', 'review-voided'] as const;
export type CreditReason = (typeof creditReasons)[number];

/** Something earned by reviewing, or spent by asking. */
export interface PeerCredit {
  readonly learnerId: string;
  readonly id: string;
  /** The request, slot or review it is about: each counts once for each reason. */
  readonly subjectId: string;
  readonly reason: CreditReason;
  readonly amount: number;
  readonly createdAt: Date;
}

import type { CohortRole } from './cohort.js';

/** What an invitation makes of whoever uses it. */
export type InvitedRole = Exclude<CohortRole, 'owner'>;

/** A code by which people join a cohort. The code itself is shown once and never stored. */
export interface Invitation {
  readonly id: string;
  readonly cohortId: string;
  readonly role: InvitedRole;
  readonly tokenHash: Buffer;
  /** How often it can be used, 1..500, and how often it was. */
  readonly maxUses: number;
  readonly uses: number;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

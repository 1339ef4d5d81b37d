/** What somebody is in a cohort. There is always exactly one owner, who is a coach besides. */
export const cohortRoles = ['owner', 'coach', 'member'] as const;
export type CohortRole = (typeof cohortRoles)[number];

/** How much of their practice a member shows to the coaches; each level holds those before it. */
export const shareLevels = ['none', 'scores', 'answers'] as const;
export type Shares = (typeof shareLevels)[number];

/** A group of learners with those who coach them. */
export interface Cohort {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  /** Grows with every change of what the cohort asks of its members or gives them to practise. */
  readonly changeNumber: number;
  /** Null once that account is gone. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** From then on nobody is invited and nothing is assigned; members keep what they have. */
  readonly archivedAt: Date | null;
}

/** That somebody is in a cohort. */
export interface Membership {
  readonly learnerId: string;
  readonly cohortId: string;
  readonly role: CohortRole;
  readonly shares: Shares;
  readonly joinedAt: Date;
  /** Since when the role is what it is. */
  readonly roleSince: Date;
  /** The invitation that gave the role; null when somebody did. */
  readonly invitationId: string | null;
}

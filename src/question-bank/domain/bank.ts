/** When a learner may read the outline: at any time, or after an attempt of their own. */
export const reveals = ['open', 'after-attempt'] as const;
export type Reveal = (typeof reveals)[number];

/**
 * Who may read a bank besides its owner and collaborators: nobody, the cohorts it is shared with, whoever
 * knows its id, or everybody.
 */
export const visibilities = ['private', 'cohort', 'unlisted', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

/** What somebody may do with a bank: viewers read drafts and outlines, editors change and publish. */
export type BankRole = 'owner' | 'editor' | 'viewer';

/** A collection of questions that is published, followed and licensed as one. */
export interface Bank {
  readonly id: string;
  readonly slug: string;
  /** Null for the installation's own. */
  readonly ownerId: string | null;
  readonly visibility: Visibility;
  readonly title: string;
  readonly description: string;
  readonly license: string;
  readonly reveal: Reveal;
  /** New learners follow it without asking. */
  readonly isDefault: boolean;
  /** The bank that this one began as a copy of, null for an original. */
  readonly forkedFromBankId: string | null;
  /** The number of the release that was copied. */
  readonly forkedFromRelease: number | null;
  /** Grows with every change of the bank or of a published question in it; drafts do not count. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

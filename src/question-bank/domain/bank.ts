/** When a learner may read the outline: at any time, or after an attempt of their own. */
export const reveals = ['open', 'after-attempt'] as const;
export type Reveal = (typeof reveals)[number];

/** A collection of questions that is published, followed and licensed as one. */
export interface Bank {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly license: string;
  readonly reveal: Reveal;
  /** New learners follow it without asking. */
  readonly isDefault: boolean;
  /** Grows with every change of the bank or of a question in it. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

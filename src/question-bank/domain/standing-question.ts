import type { QuestionContent } from './question-content.js';

/** A question as its bank has it, with what others are held against; not what it says. */
export interface StandingQuestion extends Pick<
  QuestionContent,
  'kind' | 'title' | 'milestone' | 'variantOf'
> {
  readonly questionId: string;
  readonly bankId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number;
  readonly version: number;
  readonly revisionId: string;
  readonly contentHash: string;
  readonly structureHash: string;
  readonly isRetired: boolean;
}

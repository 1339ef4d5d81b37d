import type { QuestionKind } from '../question-bank/domain/question-content.js';
import type { Milestone } from '../question-bank/domain/question-parts.js';
import type { Draft } from './domain/draft.js';
import { inDocumentOrder } from './domain/in-document-order.js';

/** A draft as far as others are held against it. */
export interface DraftHead {
  readonly questionId: string;
  readonly version: number;
  readonly slug: string;
  /** Null while it is not written. */
  readonly kind: QuestionKind | null;
  readonly variantOf: string | null;
  /** Null while it is not written, or not whole. */
  readonly milestone: Milestone | null;
}

/** What a draft says, under its names, as a bank document would write it. */
export function namedDocument({ slug, externalId, document }: Draft): object {
  return inDocumentOrder({ slug, ...(externalId === null ? {} : { externalId }), ...document });
}

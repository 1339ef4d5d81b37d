import type { QuestionDocument } from '../../question-bank/domain/question-document.js';

/** The same with everything optional, however deep. */
type PartsOf<T> = T extends readonly (infer Each)[]
  ? readonly PartsOf<Each>[]
  : T extends object
    ? { readonly [Key in keyof T]?: PartsOf<T[Key]> | undefined }
    : T;

/** A question as documents write it, as far as it is written. Its names stand beside it. */
export type DraftDocument = PartsOf<Omit<QuestionDocument, 'slug' | 'externalId'>>;

/** What an author writes before learners see it: a new question, or a change of a published one. */
export interface Draft {
  readonly bankId: string;
  /** Of the question that it changes, or the id that the new one will have. */
  readonly questionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  /** The place in the order of introduction; null leaves it there, or puts a new question last. */
  readonly position: number | null;
  readonly document: DraftDocument;
  /** SHA-256 of the canonical JSON of the document, in hex. */
  readonly contentHash: string;
  /** The revision that it began as; null for a new question. */
  readonly baseRevisionId: string | null;
  readonly version: number;
  /** Null once the account is gone. */
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

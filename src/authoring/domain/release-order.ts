import type { ReleaseChange } from '../../question-bank/domain/bank-release.js';

/** A draft as its publisher saw it. */
export interface SeenDraft {
  readonly id: string;
  readonly version: number;
}

/** What somebody wants to publish. */
export interface ReleaseOrder {
  readonly notes: string;
  /** Null for all drafts of the bank. */
  readonly draftIds: readonly string[] | null;
  /** Drafts that must stand at these versions. */
  readonly draftVersions: readonly SeenDraft[];
  /** Questions that are no longer to be introduced. */
  readonly retire: readonly string[];
  /** Retired questions that are to come back as they were. */
  readonly restore: readonly string[];
}

/** What a release would do to a question. */
export interface PlannedChange {
  readonly questionId: string;
  readonly slug: string;
  readonly title: string;
  readonly change: ReleaseChange;
  /** The fields that differ, by the names that documents have for them. */
  readonly fields: readonly string[];
}

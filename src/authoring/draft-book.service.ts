import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import { draftFaults } from './draft-document.dto.js';
import { documentHash } from './document-hash.js';
import type { DraftDocument } from './domain/draft.js';
import { DraftRepository } from './draft.repository.js';

/** What a draft is to say. Its document was checked, and is plain JSON without nulls. */
export interface DraftEntry {
  /** The question or draft of this bank that it changes; null for a new question. */
  readonly questionId: string | null;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number | null;
  readonly document: DraftDocument;
}

const mostAtOnce = 1000;

/** Writes many drafts of a bank at once, within the caller's transaction. */
@Injectable()
export class DraftBook {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly keeper: BankKeeper,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** What a draft with this document has as its content hash. */
  hashOf(document: DraftDocument): string {
    return documentHash(document);
  }

  /** What keeps plain JSON from being the document of a draft, by its place; nothing when it may be. */
  faultsOf(document: object): FieldProblem[] {
    return draftFaults(document, '#');
  }

  /**
   * Each entry becomes a draft, or what the draft of its question says from now on. No two of them may
   * have a name in common with each other or with another draft of the bank: look them up first.
   *
   * @param authorId who answers for them
   * @returns the ids of the questions, in the order of the entries
   */
  async write(bankId: string, authorId: string, entries: readonly DraftEntry[]): Promise<string[]> {
    // Names that were looked up under this lock are still free.
    await this.keeper.lock(bankId);
    const now = this.clock.now();
    const ids: string[] = [];
    for (let start = 0; start < entries.length; start += mostAtOnce) {
      const some = entries.slice(start, start + mostAtOnce).map((entry) => ({
        ...entry,
        questionId: entry.questionId ?? this.ids.next(),
        contentHash: documentHash(entry.document),
      }));
      await this.drafts.upsert(some, { bankId, authorId, now });
      ids.push(...some.map(({ questionId }) => questionId));
    }
    return ids;
  }

  /** What these questions had as drafts is published, or not wanted any more. */
  async remove(questionIds: readonly string[]): Promise<void> {
    if (questionIds.length > 0) await this.drafts.remove(questionIds);
  }
}

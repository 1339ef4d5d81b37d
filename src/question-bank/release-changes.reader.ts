import { Injectable } from '@nestjs/common';
import type { BankRelease, ReleaseChange } from './domain/bank-release.js';
import { differingFields } from './domain/differing-fields.js';
import type { QuestionRevision } from './domain/question-content.js';
import { QuestionReader } from './question.reader.js';
import type { ReleaseChangeResponse } from './release.dto.js';
import { ReleaseReader, type ChangedListing } from './release.reader.js';

/** From a release that was copied to the newest of the same bank. */
export interface ReleaseSpan {
  readonly copied: BankRelease;
  readonly newest: BankRelease;
}

/** Where a list goes on: after a slug, empty for its beginning. */
interface Place {
  readonly after: string;
  readonly limit: number;
}

/** What differs between releases of a bank, question by question. Nothing of an outline is in it. */
@Injectable()
export class ReleaseChanges {
  constructor(
    private readonly releases: ReleaseReader,
    private readonly questions: QuestionReader,
  ) {}

  /** What a release changes of the one before it, by slug. */
  async listOf(
    { bankId, number }: Pick<BankRelease, 'bankId' | 'number'>,
    place: Place,
  ): Promise<ReleaseChangeResponse[]> {
    return this.describe(
      await this.releases.listChanges({ bankId, from: number - 1, to: number }, place),
    );
  }

  /** Null when there is no such release any more. */
  async findSpan(bankId: string, number: number): Promise<ReleaseSpan | null> {
    const copied = await this.releases.find(bankId, number);
    const newest = await this.releases.find(bankId);
    return copied === null || newest === null ? null : { copied, newest };
  }

  /** What the newest release differs in from an older one, by slug. */
  async listSince({ copied, newest }: ReleaseSpan, place: Place): Promise<ReleaseChangeResponse[]> {
    const { bankId, number: to } = newest;
    return this.describe(
      await this.releases.listChanges({ bankId, from: copied.number, to }, place),
    );
  }

  private async describe(rows: readonly ChangedListing[]): Promise<ReleaseChangeResponse[]> {
    const revisions = await this.questions.getRevisions(
      rows.flatMap((row) => [row.before, row.after].filter((id) => id !== null)),
    );
    return rows.map((row) => toChangeResponse(row, revisions));
  }
}

function toChangeResponse(
  row: ChangedListing,
  revisions: ReadonlyMap<string, QuestionRevision>,
): ReleaseChangeResponse {
  const before = revisions.get(row.before ?? '');
  const after = revisions.get(row.after ?? '');
  const { questionId, slug } = row;
  const title = (after ?? before)?.title ?? '';
  const fields = before === undefined || after === undefined ? [] : differingFields(before, after);
  return {
    questionId,
    slug,
    title,
    change: changeOf(row, before, after),
    fields: row.isMoved ? [...fields, 'position'] : fields,
  };
}

function changeOf(
  { wasListed, ...row }: ChangedListing,
  before: QuestionRevision | undefined,
  after: QuestionRevision | undefined,
): ReleaseChange {
  if (row.after === null) return 'retired';
  if (row.before === null) return wasListed ? 'restored' : 'added';
  if (row.before === row.after) return 'moved';
  return before?.structureHash === after?.structureHash ? 'reworded' : 'rescored';
}

import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { BankGate } from './bank-gate.service.js';
import type { ReleaseChange } from './domain/bank-release.js';
import { differingFields } from './domain/differing-fields.js';
import type { QuestionRevision } from './domain/question-content.js';
import { QuestionReader } from './question.reader.js';
import {
  toReleaseResponse,
  type ReleaseChangePageResponse,
  type ReleaseChangeResponse,
  type ReleaseParamDto,
  type ReleaseResponse,
} from './release.dto.js';
import { ReleaseReader, type ChangedListing } from './release.reader.js';

/** The releases of a bank, for whoever may read it. Nothing of an outline is in them. */
@Injectable()
export class ReleaseList {
  constructor(
    private readonly gate: BankGate,
    private readonly releases: ReleaseReader,
    private readonly questions: QuestionReader,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found */
  async list(
    callerId: string,
    bankId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<ReleaseResponse>> {
    const scope = ['releases', callerId, bankId];
    const [before = null] = this.cursors.decode(cursor, scope) ?? [];
    await this.gate.assertReadable(callerId, bankId);
    const rows = await this.releases.page(bankId, {
      before: before === null ? null : Number(before),
      limit: limit + 1,
    });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ number }) => [number], toItem: toReleaseResponse },
    );
  }

  /** @throws AppError not-found */
  async describe(
    callerId: string,
    { id: bankId, number }: ReleaseParamDto,
    { limit, cursor }: PageQueryDto,
  ): Promise<ReleaseChangePageResponse> {
    const scope = ['release', callerId, bankId, number];
    const [after = ''] = this.cursors.decode(cursor, scope) ?? [];
    await this.gate.assertReadable(callerId, bankId);
    const release = await this.releases.find(bankId, number);
    if (release === null) throw notFound('release');
    const place = { after: String(after), limit: limit + 1 };
    const rows = await this.releases.listChanges({ bankId, number }, place);
    const revisions = await this.questions.getRevisions(
      rows.flatMap((row) => [row.before, row.after].filter((id) => id !== null)),
    );
    const page = this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ slug }) => [slug], toItem: (row) => toChangeResponse(row, revisions) },
    );
    return { release: toReleaseResponse(release), ...page };
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

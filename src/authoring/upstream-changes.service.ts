import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Cursors, type PageQueryDto } from '../platform/http/paging.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { ReleaseChanges } from '../question-bank/release-changes.reader.js';
import { toReleaseResponse } from '../question-bank/release.dto.js';
import { BankDesk } from './bank-desk.service.js';
import type { UpstreamChangePageResponse } from './bank-fork.dto.js';
import { ReleaseCopy } from './release-copy.service.js';

/** What the original of a bank changed since it was copied. */
@Injectable()
export class UpstreamChanges {
  constructor(
    private readonly desk: BankDesk,
    private readonly gate: BankGate,
    private readonly copies: ReleaseCopy,
    private readonly changes: ReleaseChanges,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found, invalid-state */
  async list(
    callerId: string,
    bankId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<UpstreamChangePageResponse> {
    await this.desk.getRole(callerId, bankId);
    const { forkedFromBankId, forkedFromRelease } = await this.copies.getBank(bankId);
    if (forkedFromBankId === null || forkedFromRelease === null) {
      throw new AppError('invalid-state', 'The bank is an original.');
    }
    await this.gate.assertReadable(callerId, forkedFromBankId);
    const span = await this.changes.findSpan(forkedFromBankId, forkedFromRelease);
    if (span === null) throw notFound('bank');
    const scope = ['upstream', callerId, bankId, span.newest.number];
    const [after = ''] = this.cursors.decode(cursor, scope) ?? [];
    const rows = await this.changes.listSince(span, { after: String(after), limit: limit + 1 });
    const page = this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ slug }) => [slug], toItem: (change) => change },
    );
    const { copied, newest } = span;
    return { copied: toReleaseResponse(copied), newest: toReleaseResponse(newest), ...page };
  }
}

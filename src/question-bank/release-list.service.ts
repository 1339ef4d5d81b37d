import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { BankGate } from './bank-gate.service.js';
import { ReleaseChanges } from './release-changes.reader.js';
import {
  toReleaseResponse,
  type ReleaseChangePageResponse,
  type ReleaseParamDto,
  type ReleaseResponse,
} from './release.dto.js';
import { ReleaseReader } from './release.reader.js';

/** The releases of a bank, for whoever may read it. Nothing of an outline is in them. */
@Injectable()
export class ReleaseList {
  constructor(
    private readonly gate: BankGate,
    private readonly releases: ReleaseReader,
    private readonly changes: ReleaseChanges,
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
    const rows = await this.changes.listOf(release, { after: String(after), limit: limit + 1 });
    const page = this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ slug }) => [slug], toItem: (change) => change },
    );
    return { release: toReleaseResponse(release), ...page };
  }
}

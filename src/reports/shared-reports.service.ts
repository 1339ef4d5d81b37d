import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { parseSecretToken } from '../kernel/secret-token.js';
import { isTokenOf } from '../platform/http/token-hash.js';
import { showOnly } from './domain/show-only.js';
import type { ShownReport } from './domain/shown-report.js';
import { ReportMaterials } from './report-materials.service.js';
import { ReportRenderer, type Writing } from './report-renderer.service.js';
import { ShareLinkRepository } from './share-link.repository.js';

/** What anybody sees who has a link. */
@Injectable()
export class SharedReports {
  constructor(
    private readonly links: ShareLinkRepository,
    private readonly accounts: AccountReader,
    private readonly materials: ReportMaterials,
    private readonly renderer: ReportRenderer,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, alike for all links that do not work */
  async write(token: string, as: Writing): Promise<string | Uint8Array> {
    return this.renderer.write(await this.open(token), as, { chart: 'bars', theme: 'auto' });
  }

  private async open(token: string): Promise<ShownReport> {
    const parsed = parseSecretToken('rhp', token);
    const link = parsed === null ? null : await this.links.find(parsed.id);
    if (link === null || !isTokenOf(link.tokenHash, token)) throw notFound('report');
    if (link.expiresAt.getTime() <= this.clock.now().getTime()) throw notFound('report');
    // Who asked to be forgotten is not shown while that waits; the link is kept, as all else of theirs.
    if (!(await this.accounts.isStaying(link.learnerId))) throw notFound('report');
    if (link.frozenReport !== null) return JSON.parse(link.frozenReport) as ShownReport;
    const { learnerId, targetId } = link;
    return showOnly(await this.materials.load(learnerId, targetId, { isForOthers: true }), link);
  }
}

import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { TargetReader } from '../readiness/target.reader.js';
import type { ShareLink } from './domain/share-link.js';
import { ShareLinkRepository } from './share-link.repository.js';
import { toShareLink } from './share-links.service.js';

/** The links of a target, page by page, the latest made first. */
@Injectable()
export class ShareLinkList {
  constructor(
    private readonly links: ShareLinkRepository,
    private readonly targets: TargetReader,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found, the same for somebody else's target */
  async list(
    learnerId: string,
    targetId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<ShareLink>> {
    const scope = ['share-links', learnerId, targetId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    await this.targets.getOwn(learnerId, targetId);
    const rows = await this.links.page(learnerId, targetId, { beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: toShareLink },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import type { TargetQueryDto } from './target.dto.js';
import { TargetRepository, type StoredTarget } from './target.repository.js';

/** A learner's targets, page by page, the latest made first. */
@Injectable()
export class TargetList {
  constructor(
    private readonly targets: TargetRepository,
    private readonly cursors: Cursors,
  ) {}

  async list(
    learnerId: string,
    { limit, cursor, state }: TargetQueryDto,
  ): Promise<Page<StoredTarget>> {
    const scope = ['readiness-targets', learnerId, state];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const archived = state === 'all' ? null : state === 'archived';
    const rows = await this.targets.page(learnerId, { archived, beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (target) => target },
    );
  }
}

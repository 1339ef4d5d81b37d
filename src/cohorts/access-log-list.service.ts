import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { AccessLogRepository, type AccessEntry } from './access-log.repository.js';

/** What coaches read of somebody, for that somebody. */
@Injectable()
export class AccessLogList {
  constructor(
    private readonly log: AccessLogRepository,
    private readonly cursors: Cursors,
  ) {}

  /** The latest first. */
  async list(
    learnerId: string,
    query: { limit: number; cursor?: string; cohortId?: string },
  ): Promise<Page<AccessEntry>> {
    const { limit, cursor, cohortId = null } = query;
    const scope = ['access-log', learnerId, cohortId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.log.page(learnerId, { cohortId, beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (entry) => entry },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { utcDay } from '../kernel/utc-day.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { toCasePosition } from './case-position.js';
import { toOwnCaseResponse, type OwnCaseResponse } from './own-case.dto.js';
import { OwnCaseViews, type OwnCase } from './own-case-views.service.js';

/** The cases that concern somebody, page by page. */
@Injectable()
export class OwnCaseList {
  constructor(
    private readonly cases: AdjudicationCaseRepository,
    private readonly views: OwnCaseViews,
    private readonly cursors: Cursors,
  ) {}

  /** The latest first. */
  async list(personId: string, { limit, cursor }: PageQueryDto): Promise<Page<OwnCaseResponse>> {
    const scope = ['own-cases', personId];
    const after = toCasePosition(this.cursors.decode(cursor, scope));
    const rows = await this.cases.pageConcerning(personId, { after, limit: limit + 1 });
    return this.cursors.toPage(
      await this.views.of(personId, rows),
      { limit, scope },
      {
        positionOf: ({ adjudicated }: OwnCase) => [utcDay(adjudicated.openedAt), adjudicated.id],
        toItem: toOwnCaseResponse,
      },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { utcDay } from '../kernel/utc-day.js';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { Cursors, type Page } from '../platform/http/paging.js';
import { AdjudicationCaseRepository, type QueueFilter } from './adjudication-case.repository.js';
import { toCaseResponse, type CaseQueryDto, type CaseResponse } from './case.dto.js';
import { CaseTitles, type TitledCase } from './case-titles.service.js';
import { toCasePosition } from './case-position.js';

/** The cases that somebody may decide, page by page. */
@Injectable()
export class CaseQueue {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly cases: AdjudicationCaseRepository,
    private readonly titles: CaseTitles,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found for who does not coach there */
  async listOfCohort(
    deciderId: string,
    cohortId: string,
    query: CaseQueryDto,
  ): Promise<Page<CaseResponse>> {
    await this.cohorts.getCoached(deciderId, cohortId);
    return this.list({ deciderId, cohortId }, query);
  }

  listOfOpenPool(deciderId: string, query: CaseQueryDto): Promise<Page<CaseResponse>> {
    return this.list({ deciderId, cohortId: null }, query);
  }

  private async list(
    whose: Pick<QueueFilter, 'deciderId' | 'cohortId'>,
    { state, kind, limit, cursor }: CaseQueryDto,
  ): Promise<Page<CaseResponse>> {
    const scope = ['cases', whose.deciderId, whose.cohortId, state ?? null, kind ?? null];
    const after = toCasePosition(this.cursors.decode(cursor, scope));
    const rows = await this.cases.pageQueue({ ...whose, state, kind, after, limit: limit + 1 });
    return this.cursors.toPage(
      await this.titles.of(rows),
      { limit, scope },
      {
        positionOf: ({ adjudicated }: TitledCase) => [utcDay(adjudicated.openedAt), adjudicated.id],
        toItem: toCaseResponse,
      },
    );
  }
}

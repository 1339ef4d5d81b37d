import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { toStandingResponse, type StandingResponse } from './calibration-standing.dto.js';
import { CalibrationReader } from './calibration.reader.js';

/** Whether a learner grades like the experts, bank by bank. */
@Injectable()
export class StandingList {
  constructor(
    private readonly reader: CalibrationReader,
    private readonly cursors: Cursors,
  ) {}

  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<Page<StandingResponse>> {
    const scope = ['calibration-standing', learnerId];
    const [after = ''] = this.cursors.decode(cursor, scope) ?? [];
    const standings = await this.reader.listStandings(learnerId);
    return this.cursors.toPage(
      standings.filter(({ bankId }) => bankId > String(after)).slice(0, limit + 1),
      { limit, scope },
      { positionOf: ({ bankId }) => [bankId], toItem: toStandingResponse },
    );
  }
}

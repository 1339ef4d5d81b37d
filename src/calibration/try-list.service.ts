import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { CalibrationTryRepository } from './calibration-try.repository.js';
import { toTryResponse, type TryQueryDto, type TryResponse } from './calibration-try.dto.js';
import { TryResults } from './try-results.js';

/** A learner's own tries, page by page. */
@Injectable()
export class TryList {
  constructor(
    private readonly tries: CalibrationTryRepository,
    private readonly results: TryResults,
    private readonly cursors: Cursors,
  ) {}

  async list(learnerId: string, query: TryQueryDto): Promise<Page<TryResponse>> {
    const { anchorId, bankId, limit } = query;
    const scope = ['calibration-tries', learnerId, anchorId ?? null, bankId ?? null];
    const [createdAt, id] = this.cursors.decode(query.cursor, scope) ?? [];
    const after = createdAt === undefined ? null : ([String(createdAt), String(id)] as const);
    const filter = { anchorId, bankId, after, limit: limit + 1 };
    const taken = await this.tries.list(learnerId, filter);
    return this.cursors.toPage(
      await this.results.describe(learnerId, taken),
      { limit, scope },
      {
        positionOf: (shown) => [shown.taken.createdAt.toISOString(), shown.taken.id],
        toItem: toTryResponse,
      },
    );
  }
}

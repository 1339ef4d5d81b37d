import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { Cursors, type Page, type PagePosition } from '../platform/http/paging.js';
import type { BankQualityQueryDto, QualityRowResponse } from './bank-quality.dto.js';
import { toQualityRowResponse } from './bank-quality.dto.js';
import { arrangeRows, placeOf, type Arrangement, type RowPlace } from './domain/arrange-rows.js';
import { toQualityRow, type QualityRow } from './domain/quality-row.js';
import { QuestionQualityService } from './question-quality.service.js';

/** The questions of a bank side by side. */
@Injectable()
export class BankQualityService {
  constructor(
    private readonly quality: QuestionQualityService,
    private readonly cursors: Cursors,
  ) {}

  async page(
    caller: CurrentUser,
    bankId: string,
    query: BankQualityQueryDto,
  ): Promise<Page<QualityRowResponse>> {
    const { limit, cursor, attempts, graders } = query;
    const arrangement = toArrangement(query);
    const scope = ['bank-quality', caller.id, bankId, attempts, graders, arrangement];
    const after = toPlace(this.cursors.decode(cursor, scope));
    const rows = arrangeRows(await this.rows(caller, bankId, query), arrangement, after);
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: (row) => placeOf(row, arrangement), toItem: toQualityRowResponse },
    );
  }

  /** All of them. */
  async list(
    caller: CurrentUser,
    bankId: string,
    query: BankQualityQueryDto,
  ): Promise<QualityRow[]> {
    if (query.cursor !== undefined) throw notPaged();
    return arrangeRows(await this.rows(caller, bankId, query), toArrangement(query), null);
  }

  private async rows(
    caller: CurrentUser,
    bankId: string,
    { attempts, graders }: BankQualityQueryDto,
  ): Promise<QualityRow[]> {
    const measured = await this.quality.listOfBank(caller, bankId, attempts);
    return measured.map(({ entry, quality }) => toQualityRow(entry, quality, graders));
  }
}

function toArrangement({ sort, order, finding }: BankQualityQueryDto): Arrangement {
  return { sort, order, finding: finding ?? null };
}

function toPlace(position: PagePosition | null): RowPlace | null {
  if (position === null) return null;
  const [isUnknown, value, questionId] = position;
  return [Number(isUnknown), Number(value), String(questionId)];
}

function notPaged(): AppError {
  const detail = 'must be left out: CSV holds all questions at once';
  return new AppError('validation-failed', 'One or more fields are invalid.', {
    errors: [{ in: 'query', pointer: '#/cursor', code: 'not-paged', detail }],
  });
}

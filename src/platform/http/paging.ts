import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { AppError } from '../../kernel/app-error.js';
import { AppConfig } from '../config/app-config.js';
import { IsText, IsWholeParam } from './fields.js';

/** Query parameters of every list. */
export class PageQueryDto {
  /** Items a page. */
  @ApiProperty({ required: false, default: 20 })
  @IsOptional()
  @IsWholeParam(1, 100)
  limit: number = 20;

  /** `nextCursor` of the page before; only with the same filters. */
  @ApiProperty({ required: false })
  @IsOptional()
  @IsText(1, 1000)
  cursor?: string;
}

/** One page of a list. `nextCursor` is null on the last one. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Where a page begins: just after the row with this sort key. Values are what SQL compares. */
export type PagePosition = readonly (string | number)[];

/**
 * Opaque, signed paging cursors. A cursor holds the position and a hash of whom and what was asked,
 * so that it cannot be forged, used by another caller, or carried over to other filters.
 */
@Injectable()
export class Cursors {
  constructor(private readonly config: AppConfig) {}

  /** @param scope whatever must be the same on the next page: route, caller, filters */
  encode(position: PagePosition, scope: unknown): string {
    const payload = Buffer.from(JSON.stringify([scopeHash(scope), position])).toString('base64url');
    return `${payload}.${this.sign(payload)}`;
  }

  /** @throws AppError validation-failed for a cursor that is not ours, or not of this list */
  decode(cursor: string | undefined, scope: unknown): PagePosition | null {
    if (cursor === undefined) return null;
    const [payload = '', signature = '', ...rest] = cursor.split('.');
    const expected = Buffer.from(this.sign(payload));
    const given = Buffer.from(signature);
    const isOurs = expected.length === given.length && timingSafeEqual(expected, given);
    if (!isOurs || rest.length > 0) throw foreignCursor();
    const [hash, position] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
      string,
      PagePosition,
    ];
    if (hash !== scopeHash(scope)) throw foreignCursor();
    return position;
  }

  /**
   * A page out of rows that were read with `limit + 1`, so that the last page is known without
   * counting.
   */
  toPage<Row, Item>(
    rows: readonly Row[],
    query: { limit: number; scope: unknown },
    shape: { positionOf: (row: Row) => PagePosition; toItem: (row: Row) => Item },
  ): Page<Item> {
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const isLast = rows.length <= query.limit || last === undefined;
    return {
      data: shown.map(shape.toItem),
      nextCursor: isLast ? null : this.encode(shape.positionOf(last), query.scope),
    };
  }

  private sign(payload: string): string {
    return createHmac('sha256', this.config.secrets.appSecret)
      .update(`cursor:${payload}`)
      .digest('base64url');
  }
}

function scopeHash(scope: unknown): string {
  return createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 22);
}

function foreignCursor(): AppError {
  const detail = 'is not a cursor of this list with these filters';
  return new AppError('validation-failed', 'The cursor cannot be used here.', {
    errors: [{ in: 'query', pointer: '#/cursor', code: 'foreign-cursor', detail }],
  });
}

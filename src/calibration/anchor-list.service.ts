import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '../platform/http/current-user.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { AnchorDesk } from './anchor-desk.service.js';
import { toAnchorResponse, type AnchorResponse } from './anchor.dto.js';
import type { KeptAnchor } from './anchor.service.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';

/** The anchors of a bank or of a question, page by page, for those who keep them. */
@Injectable()
export class AnchorList {
  constructor(
    private readonly desk: AnchorDesk,
    private readonly anchors: CalibrationAnchorRepository,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found, forbidden */
  async ofBank(
    caller: CurrentUser,
    bankId: string,
    query: PageQueryDto,
  ): Promise<Page<AnchorResponse>> {
    await this.desk.assertKeepsBank(caller, bankId);
    return this.page(caller, { bankId, questionId: undefined }, query);
  }

  /** @throws AppError not-found, forbidden */
  async ofQuestion(
    caller: CurrentUser,
    questionId: string,
    query: PageQueryDto,
  ): Promise<Page<AnchorResponse>> {
    const bankId = await this.desk.openQuestion(caller, questionId);
    return this.page(caller, { bankId, questionId }, query);
  }

  private async page(
    caller: CurrentUser,
    { bankId, questionId }: { bankId: string; questionId: string | undefined },
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<AnchorResponse>> {
    const scope = ['calibration-anchors', caller.id, bankId, questionId ?? null];
    const [createdAt, id] = this.cursors.decode(cursor, scope) ?? [];
    const after = createdAt === undefined ? null : ([String(createdAt), String(id)] as const);
    const anchors = await this.anchors.list({ bankId, questionId, after, limit: limit + 1 });
    const facts = await this.anchors.factsOf(anchors.map((anchor) => anchor.id));
    const kept = anchors.flatMap((anchor): KeptAnchor[] => {
      const known = facts.get(anchor.id);
      return known === undefined ? [] : [{ anchor, facts: known }];
    });
    return this.cursors.toPage(
      kept,
      { limit, scope },
      {
        positionOf: ({ anchor }) => [anchor.createdAt.toISOString(), anchor.id],
        toItem: toAnchorResponse,
      },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { CreditBook } from './credit-book.service.js';
import type { CreditStanding } from './domain/credit-standing.js';
import { PeerCreditRepository, type NumberedCredit } from './peer-credit.repository.js';

/** Somebody's credits, and where they came from and went. */
export type CreditPage = CreditStanding & Page<NumberedCredit>;

@Injectable()
export class PeerCreditList {
  constructor(
    private readonly book: CreditBook,
    private readonly credits: PeerCreditRepository,
    private readonly cursors: Cursors,
  ) {}

  /** The latest first. By number, because the id of an entry tells when somebody else did something. */
  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<CreditPage> {
    const scope = ['peer-credits', learnerId];
    const position = this.cursors.decode(cursor, scope);
    const before = position === null ? null : Number(position[0]);
    const page = this.cursors.toPage(
      await this.credits.list(learnerId, { before, limit: limit + 1 }),
      { limit, scope },
      { positionOf: ({ number }) => [number], toItem: (credit) => credit },
    );
    return { ...(await this.book.standingOf(learnerId)), ...page };
  }
}

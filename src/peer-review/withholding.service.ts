import { Injectable } from '@nestjs/common';
import { CreditBook } from './credit-book.service.js';
import { ReviewSupply } from './review-supply.service.js';

/** When authors are shown what peers said of their answers. */
@Injectable()
export class Withholding {
  constructor(
    private readonly credits: CreditBook,
    private readonly supply: ReviewSupply,
  ) {}

  /**
   * How many reviews an author has to give before they see those of others; 0 when they see them. Who
   * owes reviews and finds nothing to review sees them too: nobody is left stuck.
   */
  async reviewsOwed(authorId: string): Promise<number> {
    const { debt } = await this.credits.standingOf(authorId);
    if (debt === 0) return 0;
    return (await this.supply.hasAny(authorId)) ? debt : 0;
  }
}

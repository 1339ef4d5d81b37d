import { Injectable } from '@nestjs/common';
import { SheetMeasure } from '../attempts/sheet-measure.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AnchorOffers } from './anchor-offers.service.js';
import type { LevelGiven } from './domain/anchor.js';
import { judgeTry } from './domain/judge-try.js';
import { TryBook } from './try-book.js';
import { TryResults, type ShownTry } from './try-results.js';

/** A learner's grade of an anchor. */
export interface TrySheet {
  readonly items: readonly LevelGiven[];
  readonly redFlags: readonly number[];
}

/** A try, told to who made it. */
export interface TakenTry {
  readonly shown: ShownTry;
  /** ETag of the learner's open attempt on the question, null without one. */
  readonly attemptEtag: string | null;
}

/** Learners grade anchors and are told how near they came. */
@Injectable()
export class TryTaking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: AnchorOffers,
    private readonly measure: SheetMeasure,
    private readonly book: TryBook,
    private readonly results: TryResults,
  ) {}

  /** @throws AppError not-found, rule-violated with everything that is wrong with the sheet */
  take(learnerId: string, anchorId: string, sheet: TrySheet): Promise<TakenTry> {
    return this.unitOfWork.run(async () => {
      const { offer, attemptEtag } = await this.offers.hold(learnerId, anchorId);
      const { anchor } = offer;
      const measured = await this.measure.measure(anchor, {
        items: sheet.items.map((item) => ({ ...item, comment: null, quote: null })),
        redFlags: sheet.redFlags,
        scope: null,
      });
      const { isPassed, meanOff, meanSigned } = judgeTry(
        measured.criteria,
        anchor.items,
        sheet.items,
      );
      const { redFlags } = measured;
      const taken = await this.book.append(learnerId, anchorId, {
        items: sheet.items,
        redFlags,
        isPassed,
        meanOff,
        meanSigned,
      });
      const [shown] = await this.results.describe(learnerId, [taken]);
      if (shown === undefined) throw new Error('a try of no anchor');
      return { shown, attemptEtag };
    });
  }
}

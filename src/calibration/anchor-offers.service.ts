import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import {
  AnchorOfferRepository,
  type OfferFilter,
  type OfferPage,
  type OfferedAnchor,
} from './anchor-offer.repository.js';
import type { Anchor } from './domain/anchor.js';

/** An anchor for a learner to grade. What the expert says of it is not for them yet. */
export interface AnchorOffer {
  readonly anchor: Anchor;
  readonly bankId: string;
}

/** An offer that was taken up, which tells its reader what the outline says. */
export interface OpenedOffer {
  readonly offer: AnchorOffer;
  /** ETag of the reader's open attempt on the question, null without one. */
  readonly attemptEtag: string | null;
}

/**
 * Which anchors a learner may grade: those of questions whose outline is open to them, for the rubric goes
 * with it, and the answer is somebody's. All others are not there for them.
 */
@Injectable()
export class AnchorOffers {
  constructor(
    private readonly repository: AnchorOfferRepository,
    private readonly banks: BankGate,
    private readonly outlines: OutlineGate,
    private readonly clock: Clock,
  ) {}

  /** Noted like reading the outline. @throws AppError not-found */
  async open(learnerId: string, anchorId: string): Promise<OpenedOffer> {
    const { anchor } = await this.get(learnerId, anchorId);
    const attemptEtag = await this.outlines.noteReading(learnerId, anchor.questionId);
    // Looked at again: an answer that was withdrawn in between was not noted, nor may this be read.
    return { offer: await this.get(learnerId, anchorId), attemptEtag };
  }

  /** The same, and the anchor stays as it is until the transaction ends. @throws AppError not-found */
  async hold(learnerId: string, anchorId: string): Promise<OpenedOffer> {
    await this.repository.holdStill(anchorId);
    return this.open(learnerId, anchorId);
  }

  /** In the order of bank and introduction. An unlisted bank is found by who names it. */
  async list(learnerId: string, filter: OfferFilter, page: OfferPage): Promise<OfferedAnchor[]> {
    const isNamed = filter.bankId !== undefined || filter.questionId !== undefined;
    const open = await this.repository.listOpenBanks(filter);
    const found = open.filter(({ visibility }) => isNamed || visibility !== 'unlisted');
    const readable = await this.banks.readableAmong(
      learnerId,
      found.map(({ id }) => id),
    );
    const standings = await this.outlines.listStandings(learnerId, this.clock.now());
    const answered = Array.from(standings.values()).filter(({ mayRead }) => mayRead);
    const reach = {
      openBankIds: [...readable],
      answeredIds: answered.map(({ questionId }) => questionId),
    };
    return this.repository.list(reach, filter, page);
  }

  private async get(learnerId: string, anchorId: string): Promise<AnchorOffer> {
    const found = await this.repository.find(anchorId);
    if (found === null) throw notFound('anchor');
    const { anchor, bank } = found;
    const { questionId } = anchor;
    const place = { questionId, bankId: bank.id };
    const readable = await this.banks.readableQuestions(learnerId, [place]);
    const isOpen = await this.outlines.isOpen(bank.reveal, learnerId, questionId);
    if (!readable.has(questionId) || !isOpen) throw notFound('anchor');
    return { anchor, bankId: bank.id };
  }
}

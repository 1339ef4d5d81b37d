import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import {
  toOfferedAnchorResponse,
  type OfferQueryDto,
  type OfferedAnchorResponse,
} from './anchor-offer.dto.js';
import { AnchorOffers } from './anchor-offers.service.js';
import { CalibrationTryRepository } from './calibration-try.repository.js';

/** The anchors a learner may grade, page by page, with what became of earlier tries. */
@Injectable()
export class OfferList {
  constructor(
    private readonly offers: AnchorOffers,
    private readonly tries: CalibrationTryRepository,
    private readonly questions: QuestionReader,
    private readonly cursors: Cursors,
  ) {}

  async list(learnerId: string, query: OfferQueryDto): Promise<Page<OfferedAnchorResponse>> {
    const { bankId, questionId, limit } = query;
    const scope = ['calibration-offers', learnerId, bankId ?? null, questionId ?? null];
    const [bank, position, id] = this.cursors.decode(query.cursor, scope) ?? [];
    const after =
      bank === undefined ? null : ([String(bank), Number(position), String(id)] as const);
    const page = { after, limit: limit + 1 };
    const offered = await this.offers.list(learnerId, { bankId, questionId }, page);
    const revisions = await this.questions.getRevisions(offered.map((each) => each.revisionId));
    const outcomes = Map.groupBy(
      await this.tries.listOutcomes(
        learnerId,
        offered.map((each) => each.id),
      ),
      ({ anchorId }) => anchorId,
    );
    return this.cursors.toPage(
      offered,
      { limit, scope },
      {
        positionOf: (each) => [each.bankId, each.position, each.id],
        toItem: (each) =>
          toOfferedAnchorResponse(each, {
            title: revisions.get(each.revisionId)?.title ?? '',
            tries: outcomes.get(each.id) ?? [],
          }),
      },
    );
  }
}

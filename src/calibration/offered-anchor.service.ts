import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
import { toAnchorToGradeResponse, type AnchorToGradeResponse } from './anchor-offer.dto.js';
import { AnchorOffers } from './anchor-offers.service.js';

/** An answer to grade, and what reading it did to the reader's open attempt. */
export interface ServedAnchor {
  readonly anchor: AnchorToGradeResponse;
  /** ETag of the reader's open attempt on the question, null without one. */
  readonly attemptEtag: string | null;
}

/** The way to an answer to grade, with question and rubric, for whoever is offered it. */
@Injectable()
export class OfferedAnchors {
  constructor(
    private readonly offers: AnchorOffers,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found */
  async read(learnerId: string, anchorId: string): Promise<ServedAnchor> {
    const { offer, attemptEtag } = await this.offers.open(learnerId, anchorId);
    const { revisionId, candidateLevel } = offer.anchor;
    const revision = await this.questions.getRevision(revisionId);
    const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
    return { anchor: toAnchorToGradeResponse(offer, { revision, criteria }), attemptEtag };
  }
}

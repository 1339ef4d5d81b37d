import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { toOutlineResponse, type ServedOutline } from '../question-bank/outline.dto.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { ClaimRights } from './claim-rights.service.js';
import type { PeerReview } from './domain/peer-review.js';

type Reading = Pick<PeerReview, 'reviewerId' | 'questionId' | 'cohortId' | 'isOpenPool'>;

/** The outline that somebody reviews by. It is a spoiler for them as it is for everybody else. */
@Injectable()
export class ReviewerOutlines {
  constructor(
    private readonly questions: QuestionReader,
    private readonly gate: OutlineGate,
    private readonly rights: ClaimRights,
  ) {}

  /** @throws AppError forbidden when an answer of their own is wanted, and there is none any more */
  async read(reading: Reading, revision: QuestionRevision): Promise<ServedOutline> {
    await this.assertReadable(reading);
    const attemptEtag = await this.gate.noteReading(reading.reviewerId, reading.questionId);
    // Looked at again: an answer that was withdrawn in between was not noted, nor may this be read.
    await this.assertReadable(reading);
    return { outline: toOutlineResponse(revision), attemptEtag };
  }

  /** Whether they are still where they claimed it: who leaves a cohort leaves its members' answers. */
  isWithin({ reviewerId, cohortId }: Reading): Promise<boolean> {
    return cohortId === null ? Promise.resolve(true) : this.rights.isIn(reviewerId, cohortId);
  }

  private async assertReadable(reading: Reading): Promise<void> {
    const { reviewerId, questionId } = reading;
    const [place] = await this.questions.placesOf([questionId]);
    const reveal = place?.reveal ?? 'after-attempt';
    if (await this.gate.isOpen(reveal, reviewerId, questionId)) return;
    if (await this.rights.isExempt(reviewerId, reading)) return;
    throw new AppError('forbidden', 'This needs an answer of your own to the question.');
  }
}

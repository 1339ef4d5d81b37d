import { Injectable } from '@nestjs/common';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** A case as somebody sees it whom it concerns, with the review it is about as they know it. */
export interface OwnCase {
  readonly adjudicated: AdjudicationCase;
  readonly isAuthor: boolean;
  readonly isOpener: boolean;
  /** To the author: the number of the review they flagged. */
  readonly reviewNumber: number | null;
  /** To a reviewer: their own review of the answer they flagged. */
  readonly reviewId: string | null;
}

/** Shows cases to those whom they concern, to neither side more of the other than reviews do. */
@Injectable()
export class OwnCaseViews {
  constructor(private readonly answers: ReviewedAnswerReader) {}

  async one(personId: string, adjudicated: AdjudicationCase): Promise<OwnCase> {
    const [view] = await this.of(personId, [adjudicated]);
    return view ?? bare(personId, adjudicated);
  }

  /** In the same order. */
  async of(personId: string, cases: readonly AdjudicationCase[]): Promise<OwnCase[]> {
    const flags = cases.filter(({ kind }) => kind === 'flag');
    const reviews = await this.answers.listOfRequests(flags);
    return cases.map((adjudicated) => {
      const view = bare(personId, adjudicated);
      if (adjudicated.kind !== 'flag' || !view.isOpener) return view;
      const { requestId, subjectId } = adjudicated;
      const own = reviews.find(
        (each) => each.requestId === requestId && each.reviewerId === personId,
      );
      const flagged = reviews.find(({ id }) => id === subjectId);
      return { ...view, reviewNumber: flagged?.number ?? null, reviewId: own?.id ?? null };
    });
  }
}

function bare(personId: string, adjudicated: AdjudicationCase): OwnCase {
  return {
    adjudicated,
    isAuthor: adjudicated.learnerId === personId,
    isOpener: adjudicated.openedBy === personId,
    reviewNumber: null,
    reviewId: null,
  };
}

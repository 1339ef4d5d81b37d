import { Injectable } from '@nestjs/common';
import { Cursors, type PagePosition, type PageQueryDto } from '../platform/http/paging.js';
import { toAgreementFiguresResponse } from './agreement-figures.dto.js';
import {
  toQuestionRowResponse,
  type CohortReviewAgreementResponse,
} from './cohort-agreement.dto.js';
import { CohortAgreementService } from './cohort-agreement.service.js';
import type { JudgedQuestion } from './review-agreement.service.js';

/** How reviewing goes in a cohort, its questions page by page. */
@Injectable()
export class CohortAgreementPages {
  constructor(
    private readonly agreement: CohortAgreementService,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found for who does not coach there */
  async read(
    coachId: string,
    cohortId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<CohortReviewAgreementResponse> {
    const scope = ['review-agreement', coachId, cohortId];
    const after = this.cursors.decode(cursor, scope);
    const { requests, overall, questions } = await this.agreement.read(coachId, cohortId);
    const page = this.cursors.toPage(
      questions.filter(({ question }) => after === null || isAfter(question, after)),
      { limit, scope },
      {
        positionOf: ({ question }: JudgedQuestion) => [question.title, question.questionId],
        toItem: toQuestionRowResponse,
      },
    );
    return {
      requests: { ...requests, settled: { ...requests.settled } },
      overall: toAgreementFiguresResponse(overall),
      ...page,
    };
  }
}

function isAfter(
  { title, questionId }: JudgedQuestion['question'],
  [afterTitle = '', afterId = '']: PagePosition,
): boolean {
  return title === afterTitle ? questionId > afterId : title > afterTitle;
}

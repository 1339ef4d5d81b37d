import { AgreementFiguresResponse, toAgreementFiguresResponse } from './agreement-figures.dto.js';
import type { JudgedQuestion } from './review-agreement.service.js';

/** Requests that are settled, by how far that can be relied on. */
export class SettledRequestsResponse {
  /** @example 12 */
  high: number;
  /** @example 6 */
  medium: number;
  /** Fewer reviews came than were asked for, or they stayed too far apart. @example 2 */
  low: number;
  /** Peers came to nothing, and somebody with authority decided. @example 1 */
  byCoach: number;
}

/** What became of a cohort's requests. */
export class CohortRequestsResponse {
  /** Peers are asked. @example 5 */
  open: number;
  /** Somebody with authority is asked. @example 1 */
  withCoach: number;
  settled: SettledRequestsResponse;
  /** Nobody came. @example 0 */
  closed: number;
  /** @example 1 */
  cancelled: number;
  /** The answer was struck out. @example 0 */
  voided: number;
}

/** A question of a cohort, with how far those who judged its answers there agree. */
export class CohortQuestionAgreementResponse extends AgreementFiguresResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** Criteria on which peers differ much; more about them stands with the question. @example ["names-anomaly"] */
  highVarianceCriteria: string[];
}

/** How reviewing goes in a cohort. */
export class CohortReviewAgreementResponse {
  requests: CohortRequestsResponse;
  /** Over the answers to all questions. */
  overall: AgreementFiguresResponse;
  /** Questions with an answer that the cohort was asked to review, by title. */
  data: CohortQuestionAgreementResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toQuestionRowResponse({
  question,
  agreement,
}: JudgedQuestion): CohortQuestionAgreementResponse {
  const { questionId, title, criteria } = question;
  const high = criteria.filter((_, place) => agreement.criteria[place]?.isHighVariance);
  return {
    questionId,
    title,
    ...toAgreementFiguresResponse(agreement),
    highVarianceCriteria: high.map(({ key }) => key),
  };
}

import { roundFigure } from '../kernel/round-figure.js';
import {
  AgreementFiguresResponse,
  enough,
  toAgreementFiguresResponse,
} from './agreement-figures.dto.js';
import type { JudgedQuestion } from './review-agreement.service.js';

/** A revision whose answers are in the figures. */
export class ComparedRevisionResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e13 */
  revisionId: string;
  /** @example 2 */
  number: number;
}

/** How far peers agree on one criterion. */
export class CriterionReviewAgreementResponse {
  /** @example names-anomaly */
  criterion: string;
  /** @example Names the anomaly and shows a schedule */
  title: string;
  /** Answers of which two peers or more judged it; null for fewer than five. @example 20 */
  answers: number | null;
  /** Krippendorff's alpha, ordinal. @example 0.62 */
  alpha: number | null;
  /** Of the level's value, 0..1, within an answer. @example 0.04 */
  variance: number | null;
  /** More than peers make who are one of four levels apart on every answer: it reads in several ways. */
  isHighVariance: boolean;
}

/** How far those who judged the answers to a question agree. */
export class QuestionReviewAgreementResponse extends AgreementFiguresResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** Those that score like the current one; answers to others are left out. */
  revisions: ComparedRevisionResponse[];
  /** In the order of the rubric. */
  criteria: CriterionReviewAgreementResponse[];
}

export function toQuestionReviewAgreementResponse({
  question,
  agreement,
}: JudgedQuestion): QuestionReviewAgreementResponse {
  const { questionId, revisions, criteria } = question;
  return {
    questionId,
    ...toAgreementFiguresResponse(agreement),
    revisions: revisions.map(({ revisionId, number }) => ({ revisionId, number })),
    criteria: criteria.map(({ key, title }, place) => {
      const own = agreement.criteria[place];
      return {
        criterion: key,
        title,
        answers: enough(own?.answers ?? 0),
        alpha: roundFigure(own?.alpha ?? null),
        variance: roundFigure(own?.variance ?? null),
        isHighVariance: own?.isHighVariance ?? false,
      };
    }),
  };
}

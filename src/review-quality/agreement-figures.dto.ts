import { roundFigure } from '../kernel/round-figure.js';
import type { PairAgreement, QuestionAgreement } from './domain/question-agreement.js';

/** How far two sorts of judges of the same answers agree. */
export class PairAgreementResponse {
  /** Answers that both judged. Learners count in whole fives; null for fewer. @example 20 */
  answers: number | null;
  /** Cohen's kappa, quadratic weights; 1 is perfect, 0 is chance; null too where none differs. @example 0.71 */
  kappa: number | null;
}

/** How far those who judged the same answers agree. */
export class AgreementFiguresResponse {
  /** Nothing can be told: fewer than five learners are behind each figure. */
  tooFew: boolean;
  /** Answers that two peers or more judged. Learners count in whole fives; null for fewer. @example 20 */
  answers: number | null;
  /** Of peers, Krippendorff's alpha, ordinal, each criterion of an answer a unit; 1 is perfect, 0 is chance. @example 0.78 */
  alpha: number | null;
  /** What authors gave themselves beside what peers settled on. */
  selfAndSettlement: PairAgreementResponse;
  /** What each peer gave beside what a coach did. */
  peerAndCoach: PairAgreementResponse;
}

/** To be told by themselves, or with what they are about. */
export function toAgreementFiguresResponse(
  agreement: QuestionAgreement,
): Pick<AgreementFiguresResponse, keyof AgreementFiguresResponse> {
  const { answers, alpha, selfAndSettlement, peerAndCoach } = agreement;
  const behind = [answers, selfAndSettlement.answers, peerAndCoach.answers];
  return {
    tooFew: behind.every((each) => enough(each) === null),
    answers: enough(answers),
    alpha: roundFigure(alpha),
    selfAndSettlement: toPairResponse(selfAndSettlement),
    peerAndCoach: toPairResponse(peerAndCoach),
  };
}

/** Fewer answers are told no more than their figures are. */
export function enough(answers: number): number | null {
  return answers < 5 ? null : answers;
}

function toPairResponse({ answers, kappa }: PairAgreement): PairAgreementResponse {
  return { answers: enough(answers), kappa: roundFigure(kappa) };
}

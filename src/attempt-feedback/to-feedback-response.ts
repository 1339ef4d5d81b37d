import type { AnsweredQuestion } from '../feedback/domain/answered-question.js';
import type { FeedbackResult } from '../feedback/domain/feedback-request.js';
import type { CriterionFeedback } from '../feedback/domain/feedback.js';
import { faultSentences } from '../feedback/feedback-words.js';
import type { FeedbackSummary, RatedFeedback } from '../feedback/feedback.reader.js';
import { toFeedbackRatingResponse } from './feedback-rating.dto.js';
import type {
  CriterionFeedbackResponse,
  FeedbackResponse,
  FeedbackResultResponse,
  FeedbackSummaryResponse,
} from './feedback.dto.js';
import { toEvidence } from './to-evidence.js';

const advice =
  'Advice by a language model, held against your own words. It is no grade: you grade, and only your grade moves the schedule.';

/** A request with what it is about. */
export interface ShownFeedback extends RatedFeedback {
  readonly question: AnsweredQuestion;
  /** Whether a grade that was suggested may be shown. */
  readonly showsGrade: boolean;
}

export function toFeedbackResponse(shown: ShownFeedback): FeedbackResponse {
  const { request, rating } = shown;
  return {
    ...summaryOf(request),
    result: request.result === null ? null : toResultResponse(request.result, shown),
    rating: rating === null ? null : toFeedbackRatingResponse(rating),
  };
}

export function toFeedbackSummaryResponse(request: FeedbackSummary): FeedbackSummaryResponse {
  return summaryOf(request);
}

type Summary = { [field in keyof FeedbackSummaryResponse]: FeedbackSummaryResponse[field] };

function summaryOf(request: FeedbackSummary): Summary {
  const { fault } = request;
  return {
    id: request.id,
    version: request.version,
    attemptId: request.attemptId,
    state: request.state,
    model: request.model,
    promptVersion: request.promptVersion,
    fault: fault === null ? null : { code: fault, detail: faultSentences[fault] },
    createdAt: request.createdAt.toISOString(),
    startedAt: request.startedAt?.toISOString() ?? null,
    finishedAt: request.finishedAt?.toISOString() ?? null,
    expiresAt: request.expiresAt.toISOString(),
  };
}

function toResultResponse(
  { feedback, suggestedGrade }: FeedbackResult,
  { question, showsGrade }: ShownFeedback,
): FeedbackResultResponse {
  return {
    advice,
    criteria: feedback.criteria.map((criterion) => toCriterionResponse(criterion, question)),
    redFlags: feedback.redFlags.map(({ redFlag, evidence }) => ({
      redFlag,
      text: question.redFlags[redFlag] ?? '',
      evidence: evidence.map((each) => toEvidence(each, question.answer)),
    })),
    firstGap: feedback.firstGap,
    summary: feedback.summary,
    flags: [...feedback.flags],
    suggestedGrade: showsGrade ? suggestedGrade : null,
  };
}

function toCriterionResponse(
  { criterionKey, levelKey, evidence, rationale, suggestion, flags }: CriterionFeedback,
  question: AnsweredQuestion,
): CriterionFeedbackResponse {
  const asked = question.criteria.find(({ key }) => key === criterionKey);
  const level = asked?.levels.find(({ key }) => key === levelKey);
  return {
    criterion: criterionKey,
    title: asked?.title ?? '',
    level: level === undefined ? null : { key: level.key, label: level.label },
    rationale,
    suggestion,
    evidence: evidence.map((each) => toEvidence(each, question.answer)),
    flags: [...flags],
  };
}

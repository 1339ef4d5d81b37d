import { ApiProperty } from '@nestjs/swagger';
import type { FeedbackFault } from '../feedback/domain/feedback-fault.js';
import type { FeedbackState } from '../feedback/domain/feedback-request.js';
import type { FeedbackFlag } from '../feedback/domain/feedback.js';
import { feedbackFaults, feedbackFlags, feedbackStates } from '../feedback/feedback-words.js';
import { IsBoolean } from 'class-validator';
import { CanBeAbsent } from '../platform/http/fields.js';
import { FeedbackRatingResponse } from './feedback-rating.dto.js';

/** Words of the answer. */
export class EvidenceResponse {
  /** Exactly as they stand there. @example the canary showed twice the errors */
  quote: string;

  /** Where they begin in the answer, in characters (code points) from 0. @example 128 */
  @ApiProperty({ type: 'integer' })
  quoteStart: number;
}

/** A level of the rubric. */
export class FeedbackLevelResponse {
  /** @example applied */
  key: string;
  /** @example Applied */
  label: string;
}

/** What a model says of one criterion. */
export class CriterionFeedbackResponse {
  /** Key of the criterion. @example rollback */
  criterion: string;

  /** @example Says how to go back */
  title: string;

  /** Null where nothing in the answer bears a level out. */
  @ApiProperty({ type: () => FeedbackLevelResponse, nullable: true })
  level: FeedbackLevelResponse | null;

  /** Why. */
  rationale: string;

  /** What would make it better. */
  suggestion: string;

  /** What the level rests on. */
  evidence: EvidenceResponse[];

  /** What was noticed about the model's words. */
  @ApiProperty({ enum: feedbackFlags, isArray: true })
  flags: FeedbackFlag[];
}

/** A red flag that the answer leaves standing. */
export class FeedbackRedFlagResponse {
  /** Its place in the question's list, from 0. */
  @ApiProperty({ type: 'integer' })
  redFlag: number;

  text: string;

  evidence: EvidenceResponse[];
}

/** What the levels come to by the rubric. */
export class SuggestedGradeResponse {
  /** 0..1 @example 0.73 */
  score: number;

  /** Whether every must-have is met. */
  mustHaveMet: boolean;

  /** 1 Again to 4 Easy. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4 })
  rating: number;
}

/** What came of asking. */
export class FeedbackResultResponse {
  /** Says that this is advice. */
  advice: string;

  /** In the order of the rubric. */
  criteria: CriterionFeedbackResponse[];

  redFlags: FeedbackRedFlagResponse[];

  /** The one thing to mend next. */
  firstGap: string;

  summary: string;

  /** Everything that was noticed anywhere, each once. */
  @ApiProperty({ enum: feedbackFlags, isArray: true })
  flags: FeedbackFlag[];

  /** Null unless this server suggests grades, and every criterion has a level. */
  @ApiProperty({ type: () => SuggestedGradeResponse, nullable: true })
  suggestedGrade: SuggestedGradeResponse | null;
}

/** Why there is no feedback. */
export class FeedbackFaultResponse {
  /** Stable. */
  @ApiProperty({ enum: feedbackFaults })
  code: FeedbackFault;

  /** The same in a sentence. */
  detail: string;
}

/** A request for feedback, without what came of it. */
export class FeedbackSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Grows with each change. @example 3 */
  version: number;

  /** The attempt it is about. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /**
   * `queued` and `running` are under way; `succeeded` has a level for every criterion, `partial` for some
   * or none; `failed`, `cancelled` and `expired` have a `fault`.
   */
  @ApiProperty({ enum: feedbackStates })
  state: FeedbackState;

  /** The model that is asked. @example gpt-5-mini */
  model: string;

  /** Version of the words it is asked with. @example 1 */
  promptVersion: string;

  @ApiProperty({ type: () => FeedbackFaultResponse, nullable: true })
  fault: FeedbackFaultResponse | null;

  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;

  /** @example 2026-11-22T09:30:00.100Z */
  startedAt: string | null;

  /** @example 2026-11-22T09:30:08.000Z */
  finishedAt: string | null;

  /** When it is given up, unless somebody has begun with it. @example 2026-11-22T10:30:00.000Z */
  expiresAt: string;
}

/** A request for feedback, and what came of it. */
export class FeedbackResponse extends FeedbackSummaryResponse {
  /** Once it `succeeded` or is `partial`. */
  @ApiProperty({ type: () => FeedbackResultResponse, nullable: true })
  result: FeedbackResultResponse | null;

  /** What you said of it. */
  @ApiProperty({ type: () => FeedbackRatingResponse, nullable: true })
  rating: FeedbackRatingResponse | null;
}

/** A page of requests for feedback, latest first. */
export class FeedbackPageResponse {
  data: FeedbackSummaryResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A wish for feedback. */
export class AskForFeedbackDto {
  /** True: send my answer to the server that `GET /v1/feedback/capabilities` names. */
  @ApiProperty({ type: Boolean, example: true })
  @CanBeAbsent()
  @IsBoolean({ message: 'must be true or false' })
  consent?: boolean;
}

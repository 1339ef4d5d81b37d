import { IsId, IsWholeParam } from '../platform/http/fields.js';
import type { AskableQuestion } from './askable-questions.service.js';
import { RoundQuestionResponse, toRoundQuestion } from './shown-round.dto.js';

/** The path parameters of a round. */
export class RoundParamDto {
  /** Id of the mock interview. */
  @IsId()
  id: string;

  /** 1 or 2. */
  @IsWholeParam(1, 2)
  number: number;
}

/** What is to be asked. */
export class PickQuestionDto {
  /** One of those that can be asked. */
  @IsId()
  questionId: string;
}

/** A question that can be asked. */
export class QuestionOptionResponse extends RoundQuestionResponse {
  /** Whether it is among those that were named to choose from. */
  isInPool: boolean;
}

/** A page of questions that can be asked, by title. */
export class QuestionOptionPageResponse {
  data: QuestionOptionResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toQuestionOptionResponse({
  isInPool,
  ...question
}: AskableQuestion): QuestionOptionResponse {
  return Object.assign(toRoundQuestion(question), { isInPool });
}

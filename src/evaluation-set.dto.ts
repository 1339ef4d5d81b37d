import { ApiProperty } from '@nestjs/swagger';
import { IsIn, ValidateBy } from 'class-validator';
import { candidateLevels } from './attempts/attempt-words.js';
import { CanBeAbsent, IsText } from './platform/http/fields.js';
import { IsListOf, IsSlug, IsTextList } from './question-bank/document-fields.js';
import type { CandidateLevel } from './question-bank/domain/rubric.js';
import { CriterionDto } from './question-bank/question-document.dto.js';

const longestAnswer = 50_000;

/** What one person made of an answer. */
export class GraderDto {
  /** Who, the same in every answer. @example ada */
  @IsText(1, 80)
  name: string;

  /** Key of a level by key of a criterion, for every criterion that applies at the candidate's level. */
  @IsLevelsByCriterion()
  levels: Record<string, string>;
}

/** A question that is in no kit, as bank documents write the parts that matter here. */
export class InlineQuestionDto {
  /** What the candidate was asked, in Markdown. */
  @IsText(1, 20_000)
  prompt: string;

  /** Criteria with their four levels: absent, named, applied, extended. */
  @IsListOf(() => CriterionDto, { min: 1, max: 12 })
  rubric: CriterionDto[];

  /** Mistakes that no candidate should make. */
  @CanBeAbsent()
  @IsTextList({ min: 0, max: 20 }, { min: 1, max: 1000 })
  redFlags?: string[];

  /** The model answer, point by point; sent only with LLM_SEND_REFERENCE. */
  @CanBeAbsent()
  @IsTextList({ min: 0, max: 40 }, { min: 1, max: 2000 })
  outline?: string[];
}

/** An answer that people graded. */
export class GradedAnswerDto {
  /** Names the answer within the set. @example wal-1 */
  @IsSlug()
  id: string;

  /** Slug of a question of the kit, or the question itself. */
  @IsQuestion()
  question: string | object;

  /** The level the candidate is judged at. */
  @ApiProperty({ enum: candidateLevels })
  @IsIn(candidateLevels)
  candidateLevel: CandidateLevel;

  /** The answer, in Markdown. */
  @IsText(1, longestAnswer)
  answer: string;

  /** Those who graded it, each by themself. */
  @IsListOf(() => GraderDto, { min: 1, max: 20 })
  graders: GraderDto[];

  /** The answer in other words. */
  @CanBeAbsent()
  @IsText(1, longestAnswer)
  paraphrase?: string;

  /** The answer with words added that say nothing. */
  @CanBeAbsent()
  @IsText(1, longestAnswer)
  padded?: string;
}

/** Answers that people graded, to measure a model by. */
export class EvaluationSetDto {
  /** Names the set in the record of an evaluation. @example team-answers-2026 */
  @IsText(1, 120)
  name: string;

  /** The answers. */
  @IsListOf(() => GradedAnswerDto, { min: 1, max: 2000 })
  answers: GradedAnswerDto[];
}

function IsLevelsByCriterion(): PropertyDecorator {
  return ValidateBy({
    name: 'isLevelsByCriterion',
    validator: {
      validate: (value: unknown) =>
        isFields(value) && Object.values(value).every((level) => typeof level === 'string'),
      defaultMessage: () => 'must give the key of a level to the key of each criterion',
    },
  });
}

function IsQuestion(): PropertyDecorator {
  return ValidateBy({
    name: 'isQuestion',
    validator: {
      validate: (value: unknown) => typeof value === 'string' || isFields(value),
      defaultMessage: () =>
        'must be the slug of a question of the kit, or a question with prompt and rubric',
    },
  });
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

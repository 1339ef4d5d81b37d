import { IsBoolean, IsOptional } from 'class-validator';
import { IsDay, IsText, IsWhole } from '../platform/http/fields.js';
import {
  IsAnyNumber,
  IsAssumptions,
  IsListOf,
  IsOneOf,
  IsPart,
  IsSlug,
  IsSlugList,
  IsTextList,
  IsVariableName,
} from './document-fields.js';
import {
  candidateLevels,
  cognitiveVerbs,
  probeKinds,
  questionKinds,
  type CognitiveVerb,
  type ProbeKind,
  type QuestionKind,
} from './domain/question-content.js';
import type {
  CriterionDocument,
  FigureDocument,
  QuestionDocument,
} from './domain/question-document.js';
import type { CandidateLevel } from './domain/rubric.js';
import { CapstoneDto, MilestoneDto, RunbookDto, ScopeAnchorsDto } from './question-parts.dto.js';

export class ClarificationDto {
  /** What a candidate may ask. */
  @IsText(1, 500)
  ask: string;

  /** What is assumed, asked or not. */
  @IsText(1, 1000)
  default: string;
}

export class FigureDto implements FigureDocument {
  /** Name of the figure. */
  @IsVariableName()
  name: string;

  /** How it follows from assumptions and earlier figures. */
  @IsText(1, 500)
  formula: string;

  /** The number as the outline gives it. */
  @IsAnyNumber()
  value: number;

  /** Unit of the value. */
  @IsOptional()
  @IsText(1, 60)
  unit?: string;
}

export class CriterionDto implements CriterionDocument {
  /** Names the criterion over all revisions. */
  @IsSlug()
  key: string;

  /** What a grader looks for, in one sentence. */
  @IsText(1, 300)
  title: string;

  /** Weight; those of a question sum to 100. */
  @IsWhole(1, 100)
  weight: number;

  /** Whether missing it fails the answer. */
  @IsBoolean({ message: 'must be true or false' })
  mustHave: boolean;

  /** Lowest candidate level it is asked of; `junior` when absent. */
  @IsOptional()
  @IsOneOf(candidateLevels)
  minLevel?: CandidateLevel;

  /** Words whose presence shows that it was mentioned. */
  @IsTextList({ min: 0, max: 60 }, { min: 1, max: 120 })
  aliases: string[];

  /** What an answer at each level looks like: absent, named, applied, extended. */
  @IsTextList({ min: 4, max: 4 }, { min: 1, max: 600 })
  levels: string[];
}

export class ProbeDto {
  /** Ten times the load, a failure, or a judgement. */
  @IsOneOf(probeKinds)
  kind: ProbeKind;

  /** The follow-up question. */
  @IsText(1, 600)
  text: string;
}

export class QuestionDocumentDto implements QuestionDocument {
  /** Names the question within its bank for good. */
  @IsSlug()
  slug: string;

  /** What another program calls it. No part of its content. */
  @IsOptional()
  @IsText(1, 200)
  externalId?: string;

  /** Sort of question. */
  @IsOneOf(questionKinds)
  kind: QuestionKind;

  /** Title that does not give the answer away. */
  @IsText(1, 200)
  title: string;

  /** Level of the candidate it is made for. */
  @IsOneOf(candidateLevels)
  level: CandidateLevel;

  /** Difficulty, 1 (easy) to 5. */
  @IsWhole(1, 5)
  difficulty: number;

  /** What the answer mostly asks of the mind. */
  @IsOneOf(cognitiveVerbs)
  cognitive: CognitiveVerb;

  /** Minutes an answer may take. */
  @IsWhole(1, 180)
  timeLimitMinutes: number;

  /** The question of this bank that it asks in other words, by slug. */
  @IsOptional()
  @IsSlug()
  variantOf?: string;

  /** Topics by slug, the main one first. */
  @IsSlugList({ min: 1, max: 10 })
  topics: string[];

  /** Skills by slug. */
  @IsSlugList({ min: 1, max: 5 })
  skills: string[];

  /** What the question is after. */
  @IsText(1, 2000)
  intent: string;

  /** The question, in Markdown. */
  @IsText(1, 10_000)
  prompt: string;

  /** Questions a candidate may ask, with their answers. */
  @IsListOf(() => ClarificationDto, { min: 0, max: 20 })
  clarifications: ClarificationDto[];

  /** Where a milestone stands and when it is accepted; of kind `milestone` only. */
  @IsOptional()
  @IsPart(() => MilestoneDto)
  milestone?: MilestoneDto;

  /** The project; of kind `capstone` only. */
  @IsOptional()
  @IsPart(() => CapstoneDto)
  capstone?: CapstoneDto;

  /** The answer outline, one claim a point. */
  @IsTextList({ min: 1, max: 40 }, { min: 1, max: 2000 })
  outline: string[];

  /** What the incident or change is handled by; of kind `scenario` only. */
  @IsOptional()
  @IsPart(() => RunbookDto)
  runbook?: RunbookDto;

  /** How far a story of each level reaches; of kind `behavioral` only. */
  @IsOptional()
  @IsPart(() => ScopeAnchorsDto)
  scope?: ScopeAnchorsDto;

  /** Other designs that deserve full marks. */
  @IsTextList({ min: 0, max: 20 }, { min: 1, max: 2000 })
  alternatives: string[];

  /** Numbers that the figures are computed from. */
  @IsOptional()
  @IsAssumptions()
  assumptions?: Record<string, number>;

  /** Numbers of the outline, each with its formula. */
  @IsOptional()
  @IsListOf(() => FigureDto, { min: 0, max: 60 })
  figures?: FigureDto[];

  /** The criteria, in the order of grading. */
  @IsListOf(() => CriterionDto, { min: 1, max: 20 })
  rubric: CriterionDto[];

  /** Beliefs that would cause harm, as they are said. */
  @IsTextList({ min: 0, max: 20 }, { min: 1, max: 500 })
  redFlags: string[];

  /** Follow-up questions. */
  @IsListOf(() => ProbeDto, { min: 1, max: 10 })
  probes: ProbeDto[];

  /** Hints, the mildest first. */
  @IsTextList({ min: 0, max: 10 }, { min: 1, max: 500 })
  hints: string[];

  /** Sources by id. */
  @IsSlugList({ min: 1, max: 10 })
  sources: string[];

  /** Day of the last review of the content. */
  @IsDay()
  reviewedOn: string;

  /** Day by which it must be reviewed again. */
  @IsDay()
  reviewBy: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsId, IsText } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import {
  candidateLevels,
  cognitiveVerbs,
  questionKinds,
  type CognitiveVerb,
  type QuestionKind,
  type QuestionRevision,
} from './domain/question-content.js';
import type { Capstone, Milestone } from './domain/question-parts.js';
import type { CandidateLevel } from './domain/rubric.js';
import { IsListParam, slugValue, wordValue } from './list-param.js';
import { CapstoneDto, MilestoneDto, toCapstone, toMilestone } from './question-parts.dto.js';
import type { QuestionRow, QuestionSummaryRow } from './question.repository.js';

export class QuestionQueryDto extends PageQueryDto {
  /** Only questions of this bank. */
  @IsOptional()
  @IsId()
  bankId?: string;

  /** Only the questions of these slugs, in whichever bank. */
  @IsListParam(slugValue)
  slug?: string;

  /** Only these kinds; several are separated by commas and any of them matches. */
  @IsListParam(wordValue(questionKinds))
  kind?: string;

  /** Only questions with one of these topics. */
  @IsListParam(slugValue)
  topic?: string;

  /** Only questions with one of these skills. */
  @IsListParam(slugValue)
  skill?: string;

  /** Only questions made for these levels. */
  @IsListParam(wordValue(candidateLevels))
  level?: string;

  /** Only these difficulties, 1 to 5. */
  @IsListParam({ pattern: '[1-5]', says: 'a number from 1 to 5' })
  difficulty?: string;

  /** Only the milestones of these capstones, by slug. */
  @IsListParam(slugValue)
  capstone?: string;

  /**
   * Words to find in title, topics, skills and prompt. Quotes keep words together, `or` and a
   * leading `-` work as in a web search. Outlines are never searched.
   */
  @IsOptional()
  @IsText(1, 200)
  q?: string;
}

export class RevisionQueryDto {
  /** A revision of this question other than the current one, such as the one you attempted. */
  @IsOptional()
  @IsId()
  revisionId?: string;
}

/** A question as lists show it. Nothing in it gives the answer away. */
export class QuestionSummaryResponse {
  /** Id of the question, the same over all its revisions. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Grows with every change of the question. */
  version: number;

  /** Bank that the question belongs to. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** Name within the bank. */
  slug: string;

  /** Place in the order in which the bank introduces its questions, from 0. */
  position: number;

  /** The revision that this is. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** Sort of question. */
  @ApiProperty({ enum: questionKinds })
  kind: QuestionKind;

  /** Title. */
  title: string;

  /** Level of the candidate it is made for. */
  @ApiProperty({ enum: candidateLevels })
  level: CandidateLevel;

  /** Difficulty, 1 (easy) to 5. */
  difficulty: number;

  /** What the answer mostly asks of the mind. */
  @ApiProperty({ enum: cognitiveVerbs })
  cognitive: CognitiveVerb;

  /** Minutes an answer may take. */
  timeLimitMinutes: number;

  /** Topics by slug, the main one first. */
  topics: string[];

  /** Skills by slug. */
  skills: string[];

  /** How many criteria an answer is graded by. */
  criterionCount: number;

  /** How many hints can be asked for during an attempt. */
  hintCount: number;
}

export class ClarificationResponse {
  /** What a candidate may ask. */
  ask: string;

  /** What is assumed, asked or not. */
  default: string;
}

/** A question as it is put to a candidate. */
export class QuestionResponse extends QuestionSummaryResponse {
  /** The question of this bank that it asks in other words, by slug; null when there is none. */
  @ApiProperty({ type: String, nullable: true })
  variantOf: string | null;

  /** The question itself, in Markdown. */
  prompt: string;

  /** What an interviewer answers when asked. */
  clarifications: ClarificationResponse[];

  /** Where the milestone stands and when it is accepted; null unless the question is one. */
  @ApiProperty({ type: MilestoneDto, nullable: true })
  milestone: Milestone | null;

  /** The project; null unless the question is a capstone. */
  @ApiProperty({ type: CapstoneDto, nullable: true })
  capstone: Capstone | null;

  /** Day of the last review of the content. */
  @ApiProperty({ format: 'date' })
  reviewedOn: string;

  /** Day by which the content must be reviewed again. */
  @ApiProperty({ format: 'date' })
  reviewBy: string;

  /** When it was last changed. */
  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  /** Since when it is no longer introduced to anybody, null while it is. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  retiredAt: string | null;
}

export class QuestionPageResponse {
  /** Questions in the order of bank and introduction. */
  data: QuestionSummaryResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** That a revision exists and what identifies its content; not what it says. */
export class RevisionResponse {
  /** Id of the revision. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** 1, 2, 3 … within the question. */
  number: number;

  /** SHA-256 of the canonical JSON of the content, in hex. */
  contentHash: string;

  /** The same with all prose left out: revisions with equal hashes score answers alike. */
  structureHash: string;

  /** When it was made. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

export class RevisionPageResponse {
  /** Revisions, the newest first. */
  data: RevisionResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toQuestionSummaryResponse(row: QuestionSummaryRow): QuestionSummaryResponse {
  return summaryOf(row);
}

function summaryOf(row: QuestionSummaryRow): QuestionSummaryRow {
  return {
    id: row.id,
    version: row.version,
    bankId: row.bankId,
    slug: row.slug,
    position: row.position,
    revisionId: row.revisionId,
    kind: row.kind,
    title: row.title,
    level: row.level,
    difficulty: row.difficulty,
    cognitive: row.cognitive,
    timeLimitMinutes: row.timeLimitMinutes,
    topics: row.topics,
    skills: row.skills,
    criterionCount: row.criterionCount,
    hintCount: row.hintCount,
  };
}

export function toQuestionResponse(row: QuestionRow): QuestionResponse {
  return {
    ...summaryOf(row),
    variantOf: row.variantOf,
    prompt: row.prompt,
    clarifications: row.clarifications,
    milestone: toMilestone(row.milestone),
    capstone: toCapstone(row.capstone),
    reviewedOn: row.reviewedDay,
    reviewBy: row.reviewByDay,
    updatedAt: row.updatedAt.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
  };
}

export function toRevisionResponse(
  row: Pick<QuestionRevision, 'id' | 'number' | 'contentHash' | 'structureHash' | 'createdAt'>,
): RevisionResponse {
  const { id, number, contentHash, structureHash } = row;
  return { id, number, contentHash, structureHash, createdAt: row.createdAt.toISOString() };
}

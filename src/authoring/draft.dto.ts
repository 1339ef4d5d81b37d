import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional } from 'class-validator';
import { CanBeAbsent, IsId, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { IsOneOf, IsPart, ShowsQuestionKind } from '../question-bank/document-fields.js';
import type { QuestionKind } from '../question-bank/domain/question-content.js';
import { IsListParam, slugValue } from '../question-bank/list-param.js';
import { OutlineResponse } from '../question-bank/outline.dto.js';
import { QuestionResponse } from '../question-bank/question.dto.js';
import type { LintedDraft } from './draft-linter.service.js';
import { DraftDocumentDto } from './draft-document.dto.js';
import { LintResponse, toLintResponse } from './finding.dto.js';
import { namedDocument } from './named-document.js';

const lastPlace = 1_000_000;

/** A question to write, or a published one to change. */
export class CreateDraftDto {
  /** The published question of this bank that the draft changes; a new question when absent. */
  @CanBeAbsent()
  @IsId()
  questionId?: string;

  /** Its place in the order of introduction, from 0. When absent, a new question comes last. @example 3 */
  @CanBeAbsent()
  @IsWhole(0, lastPlace)
  position?: number;

  /**
   * What it says, as far as that is known. A new question needs its `slug` at least; for a published one
   * this is merged into what it says now.
   */
  @CanBeAbsent()
  @IsPart(() => DraftDocumentDto)
  document?: DraftDocumentDto;
}

/** A JSON merge patch: what is absent stays, and null takes away. */
function IsDocumentPatch(): PropertyDecorator {
  return applyDecorators(
    CanBeAbsent(),
    IsObject({ message: 'must be an object' }),
    ApiProperty({ type: 'object', selfRequired: false, additionalProperties: true }),
  );
}

/** A change of a draft: what is left out stays. */
export class UpdateDraftDto {
  /** Its place in the order of introduction; null leaves it where it is, or puts a new one last. */
  @IsOptional()
  @IsWhole(0, lastPlace)
  @ApiProperty({ nullable: true })
  position?: number | null;

  /** A merge patch of the document: null takes a field away, lists are replaced as a whole. */
  @IsDocumentPatch()
  document?: Record<string, unknown>;
}

const yesOrNo = ['true', 'false'] as const;

export class DraftQueryDto extends PageQueryDto {
  /** Only drafts that cannot be published as they are, or only those that can. */
  @CanBeAbsent()
  @IsOneOf(yesOrNo)
  hasErrors?: (typeof yesOrNo)[number];

  /** Only drafts with warnings, or only those without. */
  @CanBeAbsent()
  @IsOneOf(yesOrNo)
  hasWarnings?: (typeof yesOrNo)[number];

  /** Only the drafts of these slugs. */
  @IsListParam(slugValue)
  slug?: string;
}

/** A draft as lists show it. */
export class DraftSummaryResponse {
  /** Id of the question that it changes, or that the new question will have. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Grows with every change of the draft. @example 1 */
  version: number;

  /** Bank that it belongs to. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** Name within the bank. @example leader-election */
  slug: string;

  /** What another program calls it. */
  @ApiProperty({ type: String, nullable: true })
  externalId: string | null;

  /** Its place in the order of introduction; null leaves it there, or puts a new question last. */
  @ApiProperty({ type: 'integer', nullable: true })
  position: number | null;

  /** Title, null while there is none. */
  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  /** Sort of question, null while it has none. */
  @ShowsQuestionKind()
  kind: QuestionKind | null;

  /** The revision that it began as; null for a new question. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  baseRevisionId: string | null;

  /** Findings that keep it from being published. @example 1 */
  errorCount: number;

  /** Findings that do not. @example 0 */
  warningCount: number;

  /** Who began it; null once the account is gone. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  createdBy: string | null;

  /** Who changed it last; null once the account is gone. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  updatedBy: string | null;

  /** When it was begun. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it was last changed. */
  @ApiProperty({ format: 'date-time' })
  updatedAt: string;
}

/** A question before learners see it. */
export class DraftResponse extends DraftSummaryResponse {
  /** What it says, under its names. */
  document: DraftDocumentDto;

  /** What is to be said about it, field by field. */
  findings: LintResponse['findings'];
}

export class DraftPageResponse {
  /** Drafts, the first to be begun first. */
  data: DraftSummaryResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** What learners would get. The revision is not there yet, so its id is all zeros. */
export class DraftPreviewResponse {
  /** What `GET /v1/questions/{id}` would say. */
  question: QuestionResponse;

  /** What `GET /v1/questions/{id}/outline` would say. */
  outline: OutlineResponse;
}

export function toDraftSummary({ draft, findings }: LintedDraft): DraftSummaryResponse {
  const { errorCount, warningCount } = toLintResponse(findings);
  return {
    id: draft.questionId,
    version: draft.version,
    bankId: draft.bankId,
    slug: draft.slug,
    externalId: draft.externalId,
    position: draft.position,
    title: draft.document.title ?? null,
    kind: draft.document.kind ?? null,
    baseRevisionId: draft.baseRevisionId,
    errorCount,
    warningCount,
    createdBy: draft.createdBy,
    updatedBy: draft.updatedBy,
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
  };
}

export function toDraftResponse(linted: LintedDraft): DraftResponse {
  return Object.assign(toDraftSummary(linted), {
    document: namedDocument(linted.draft),
    findings: [...linted.findings],
  });
}

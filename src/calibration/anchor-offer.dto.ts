import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsId } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { CriterionResponse, toOutlineResponse } from '../question-bank/outline.dto.js';
import type { Clarification, QuestionRevision } from '../question-bank/domain/question-content.js';
import type { Criterion } from '../question-bank/domain/rubric.js';
import type { OfferedAnchor } from './anchor-offer.repository.js';
import type { TryOutcome } from './calibration-try.repository.js';
import { AnchorRefResponse } from './anchor-ref.dto.js';
import type { AnchorOffer } from './anchor-offers.service.js';

/** Which anchors to list. */
export class OfferQueryDto extends PageQueryDto {
  /** Only of this bank. */
  @CanBeAbsent()
  @IsId()
  bankId?: string;

  /** Only of this question. */
  @CanBeAbsent()
  @IsId()
  questionId?: string;
}

/** An answer to grade, as lists show it. */
export class OfferedAnchorResponse extends AnchorRefResponse {
  /** Title of the question. */
  title: string;

  /** How often you graded it. */
  @ApiProperty({ type: 'integer' })
  tries: number;

  /** Whether your latest try passed; null before the first. */
  @ApiProperty({ type: Boolean, nullable: true })
  passed: boolean | null;

  /** When you last graded it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  triedAt: string | null;
}

/** A page of answers to grade, in the order of bank and introduction. */
export class OfferedAnchorPageResponse {
  /** The anchors. */
  data: OfferedAnchorResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** What a candidate asked, and what they were told. */
export class AnchorClarificationResponse {
  /** The question. */
  ask: string;

  /** The answer. */
  default: string;
}

/** An answer to grade, with what it is graded by. */
export class AnchorToGradeResponse extends AnchorRefResponse {
  /** Title of the question. */
  title: string;

  /** The question as it was put to the candidate, in Markdown. */
  prompt: string;

  /** What may be assumed. */
  clarifications: AnchorClarificationResponse[];

  /** The answer, in Markdown. */
  answer: string;

  /** The criteria to grade, with what each level looks like. */
  rubric: CriterionResponse[];

  /** Beliefs that would cause harm, in the order by which a sheet names them. */
  redFlags: string[];
}

export function toOfferedAnchorResponse(
  { id, bankId, questionId, revisionId, candidateLevel }: OfferedAnchor,
  { title, tries }: { title: string; tries: readonly TryOutcome[] },
): OfferedAnchorResponse {
  const latest = tries.at(-1);
  return {
    id,
    bankId,
    questionId,
    revisionId,
    title,
    candidateLevel,
    tries: tries.length,
    passed: latest?.isPassed ?? null,
    triedAt: latest?.createdAt.toISOString() ?? null,
  };
}

export function toAnchorToGradeResponse(
  { anchor, bankId }: AnchorOffer,
  { revision, criteria }: { revision: QuestionRevision; criteria: readonly Criterion[] },
): AnchorToGradeResponse {
  const asked = new Set(criteria.map(({ key }) => key));
  const { rubric, redFlags } = toOutlineResponse(revision);
  return {
    id: anchor.id,
    bankId,
    questionId: anchor.questionId,
    revisionId: anchor.revisionId,
    title: revision.title,
    prompt: revision.prompt,
    clarifications: revision.clarifications.map(toClarification),
    candidateLevel: anchor.candidateLevel,
    answer: anchor.answer,
    rubric: rubric.filter(({ key }) => asked.has(key)),
    redFlags,
  };
}

function toClarification({ ask, default: told }: Clarification): AnchorClarificationResponse {
  return { ask, default: told };
}

import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { GradeSheetDto, toGradeSheet } from '../attempts/grade-sheet.dto.js';
import { IsText } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { Decision } from './case-deciding.service.js';
import type { TitledCase } from './case-titles.service.js';
import { dayOf } from './day-of.js';
import {
  caseKinds,
  caseOutcomes,
  caseStates,
  caseSubjects,
  contestCauses,
  flagReasons,
  type CaseKind,
  type CaseOutcome,
  type CaseState,
  type CaseSubject,
  type ContestCause,
  type FlagReason,
} from './domain/adjudication-case.js';

/** Filters of the cases to decide. */
export class CaseQueryDto extends PageQueryDto {
  /** Only cases in this state. */
  @ApiProperty({ enum: caseStates, required: false })
  @IsOptional()
  @IsIn(caseStates)
  state?: CaseState;

  /** Only cases of this kind. */
  @ApiProperty({ enum: caseKinds, required: false })
  @IsOptional()
  @IsIn(caseKinds)
  kind?: CaseKind;
}

/** The same outside of cohorts. */
export class OpenPoolCaseQueryDto extends CaseQueryDto {
  /** Whose cases: those of the open pool. */
  @ApiProperty({ enum: ['open'] })
  @IsIn(['open'])
  pool: 'open';
}

/** What is decided, and why. */
export class DecideCaseDto extends PartialType(GradeSheetDto, { skipNullProperties: false }) {
  /**
   * `graded` for a contested answer; `upheld` or `dismissed` for everything else. Who grades, or upholds
   * an appeal, sends the grade along.
   */
  @ApiProperty({ enum: caseOutcomes })
  @IsIn(caseOutcomes)
  outcome: CaseOutcome;

  /** What those concerned should know of how you came to it. @example Both paths of the failover are there; the second review misread the diagram. */
  @IsText(10, 2000)
  reason: string;
}

/** A case, without what it is about. */
export class CaseResponse {
  /** Id of the case. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** What it is: reviewers too far apart or missing, an appeal, or a flag. */
  @ApiProperty({ enum: caseKinds })
  kind: CaseKind;

  /** Why a contested answer is with you; null for everything else. */
  @ApiProperty({ enum: contestCauses, type: String, nullable: true })
  cause: ContestCause | null;

  /** What it is about. */
  @ApiProperty({ enum: caseSubjects })
  subject: CaseSubject;

  /** The question that was answered. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Of the question, as it is called now. */
  title: string;

  /** Who decides: the coaches of a cohort, or in the open pool everybody who may coach. */
  @ApiProperty({ enum: ['cohort', 'open'] })
  pool: 'cohort' | 'open';

  /** The cohort; null in the open pool. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  cohortId: string | null;

  /** What is said to be wrong; of flags only. */
  @ApiProperty({ enum: flagReasons, type: String, nullable: true })
  flagReason: FlagReason | null;

  /** `lapsed` when nobody decided it, and things went on without. */
  @ApiProperty({ enum: caseStates })
  state: CaseState;

  /** What was decided; null without a decision. */
  @ApiProperty({ enum: caseOutcomes, type: String, nullable: true })
  outcome: CaseOutcome | null;

  /** Why it was decided so. */
  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;

  /** The day (UTC) on which it was opened. */
  @ApiProperty({ format: 'date' })
  openedDay: string;

  /** The day (UTC) on which it ended; null while it is open. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedDay: string | null;

  /** Grows with every change; for If-Match. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A page of cases, the oldest first. */
export class CasePageResponse {
  /** The cases. */
  data: CaseResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toDecision(body: DecideCaseDto): Decision {
  const { outcome, reason, items, redFlags = [], scope } = body;
  const isBare = items === undefined && redFlags.length === 0 && scope === undefined;
  const filled = { items: items ?? [], redFlags, ...(scope === undefined ? {} : { scope }) };
  return { outcome, reason, sheet: isBare ? null : toGradeSheet(filled) };
}

type CaseFields = { [field in keyof CaseResponse]: CaseResponse[field] };

export function toCaseResponse(titled: TitledCase): CaseResponse {
  return fieldsOf(titled);
}

export function fieldsOf({ adjudicated, title }: TitledCase): CaseFields {
  const { isOpenPool, openedAt, endedAt } = adjudicated;
  return {
    id: adjudicated.id,
    kind: adjudicated.kind,
    cause: adjudicated.cause,
    subject: adjudicated.subject,
    questionId: adjudicated.questionId,
    title,
    pool: isOpenPool ? 'open' : 'cohort',
    cohortId: adjudicated.cohortId,
    flagReason: adjudicated.flagReason,
    state: adjudicated.state,
    outcome: adjudicated.outcome,
    decisionReason: adjudicated.decisionReason,
    openedDay: dayOf(openedAt),
    endedDay: endedAt === null ? null : dayOf(endedAt),
    version: adjudicated.version,
  };
}

import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { GradeSheetDto, toGradeSheet } from '../attempts/grade-sheet.dto.js';
import { IsText } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { Decision } from './case-deciding.service.js';
import type { TitledCase } from './case-titles.service.js';
import { CaseFactsResponse, caseFactsOf } from './case-facts.dto.js';
import {
  caseKinds,
  caseOutcomes,
  caseStates,
  type CaseKind,
  type CaseOutcome,
  type CaseState,
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
export class CaseResponse extends CaseFactsResponse {
  /** Of the question, as it is called now. */
  title: string;

  /** Who decides: the coaches of a cohort, or in the open pool everybody who may coach. */
  @ApiProperty({ enum: ['cohort', 'open'] })
  pool: 'cohort' | 'open';

  /** The cohort; null in the open pool. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  cohortId: string | null;
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
  const { isOpenPool, cohortId } = adjudicated;
  return {
    ...caseFactsOf(adjudicated),
    title,
    pool: isOpenPool ? 'open' : 'cohort',
    cohortId,
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { utcDay } from '../kernel/utc-day.js';
import {
  caseKinds,
  caseOutcomes,
  caseStates,
  caseSubjects,
  contestCauses,
  flagReasons,
  type AdjudicationCase,
  type CaseKind,
  type CaseOutcome,
  type CaseState,
  type CaseSubject,
  type ContestCause,
  type FlagReason,
} from './domain/adjudication-case.js';

/** What is told of a case to whoever it concerns. */
export class CaseFactsResponse {
  /** Id of the case. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** What it is: reviewers too far apart or missing, an appeal, or a flag. */
  @ApiProperty({ enum: caseKinds })
  kind: CaseKind;

  /** Why a contested answer is with those who decide; null for everything else. */
  @ApiProperty({ enum: contestCauses, type: String, nullable: true })
  cause: ContestCause | null;

  /** What it is about. */
  @ApiProperty({ enum: caseSubjects })
  subject: CaseSubject;

  /** The question that was answered. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

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

type CaseFacts = { [field in keyof CaseFactsResponse]: CaseFactsResponse[field] };

export function caseFactsOf(adjudicated: AdjudicationCase): CaseFacts {
  const { openedAt, endedAt } = adjudicated;
  return {
    id: adjudicated.id,
    kind: adjudicated.kind,
    cause: adjudicated.cause,
    subject: adjudicated.subject,
    questionId: adjudicated.questionId,
    flagReason: adjudicated.flagReason,
    state: adjudicated.state,
    outcome: adjudicated.outcome,
    decisionReason: adjudicated.decisionReason,
    openedDay: utcDay(openedAt),
    endedDay: endedAt === null ? null : utcDay(endedAt),
    version: adjudicated.version,
  };
}

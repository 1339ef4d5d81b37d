import { ApiProperty } from '@nestjs/swagger';
import { attemptModes, candidateLevels } from '../attempts/attempt-words.js';
import { utcDay } from '../kernel/utc-day.js';
import type { AttemptMode } from '../attempts/domain/attempt.js';
import type { StoryScope } from '../attempts/domain/grade.js';
import { GradeItemResponse, toGradeItemResponse } from '../attempts/grade.dto.js';
import type { Confidence, SettlementCause } from '../peer-review/domain/peer-review-request.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { OutlineResponse, toOutlineResponse } from '../question-bank/outline.dto.js';
import { CaseResponse, fieldsOf } from './case.dto.js';
import type { CaseMaterial, FiledReview } from './case-file.service.js';
import type { Names } from './case-identities.service.js';
import type { CaseFile } from './case-reading.service.js';

const scopes = ['senior', 'staff'] as const satisfies readonly StoryScope[];
const confidences = ['high', 'medium', 'low', 'contested'] as const satisfies readonly Confidence[];
const causes = [
  'complete',
  'tie-break',
  'deadline',
  'coach-absent',
  'review-voided',
] as const satisfies readonly SettlementCause[];

/** Somebody in a case. */
export class CasePersonResponse {
  /** Id of the account. */
  @ApiProperty({ format: 'uuid' })
  accountId: string;

  /** Name for people. @example Ada */
  displayName: string;
}

/** The answer that a case is about. */
export class CaseAnswerResponse {
  /** The author, always A. @example A */
  label: string;

  /** Who that is; null in the open pool. */
  @ApiProperty({ type: CasePersonResponse, nullable: true })
  author: CasePersonResponse | null;

  /** The level it is judged at. */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;

  /** How it was answered. */
  @ApiProperty({ enum: attemptModes })
  mode: AttemptMode;

  /** The answer, in Markdown; null once it was struck out. */
  @ApiProperty({ type: String, nullable: true })
  text: string | null;

  /** Minutes it was to take; null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  timeLimitMinutes: number | null;

  /** Time used over the time limit; above 1 it was late. @example 0.8 */
  @ApiProperty({ type: Number, nullable: true })
  overtimeRatio: number | null;

  /** Hints shown while it was written. */
  @ApiProperty({ type: 'integer' })
  hintsUsed: number;

  /** The day (UTC) on which it was handed in. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  submittedDay: string | null;
}

/** The question that was answered, as its author met it. */
export class CaseQuestionResponse {
  /** Title of the question. */
  title: string;

  /** The question, in Markdown. */
  prompt: string;
}

/** What one reviewer says. */
export class CaseReviewResponse {
  /** R1, R2 … in the order in which they came in. @example R1 */
  label: string;

  /** Who that is; null in the open pool, and for who has left the cohort. */
  @ApiProperty({ type: CasePersonResponse, nullable: true })
  reviewer: CasePersonResponse | null;

  /** Whether the case is about this one. */
  isSubject: boolean;

  /** Whether it counts: not one that came after its place was taken, or was struck out. */
  isCounted: boolean;

  /** Whether it was struck out. */
  isStruckOut: boolean;

  /** The levels given. */
  items: GradeItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far the story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: scopes, nullable: true })
  scope: StoryScope | null;

  /** What they say besides. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** The day (UTC) on which it was handed in. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  submittedDay: string | null;
}

/** What the reviews of one criterion came to. */
export class CaseSettledItemResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of the level. */
  level: string;

  /** Weighted mean of the values given, 0 to 1. @example 0.66667 */
  value: number;

  /** The highest value given less the lowest. @example 0.33333 */
  spread: number;

  /** Whether the weights for and against a must-have are the same. */
  isContested: boolean;
}

/** What the reviews came to. */
export class CaseSettlementResponse {
  /** 1, 2, 3 … within the request. */
  @ApiProperty({ type: 'integer' })
  number: number;

  /** How far it can be relied on. */
  @ApiProperty({ enum: confidences })
  confidence: Confidence;

  /** Why there was something to settle. */
  @ApiProperty({ enum: causes })
  cause: SettlementCause;

  /** 0 to 1, to five decimals. @example 0.66667 */
  score: number;

  /** The highest score given less the lowest. @example 0.2 */
  spread: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** Criterion by criterion. */
  items: CaseSettledItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** The day (UTC) on which it was settled. */
  @ApiProperty({ format: 'date' })
  settledDay: string;
}

/** A case with all it takes to decide it. */
export class CaseFileResponse extends CaseResponse {
  /** What the author says in an appeal, or who flagged it of the flag. */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  /** Who decided it; null without a decision, in the open pool, and for who has left the cohort. */
  @ApiProperty({ type: CasePersonResponse, nullable: true })
  decidedBy: CasePersonResponse | null;

  /** The question. */
  question: CaseQuestionResponse;

  /** Outline and rubric of the revision that was answered. */
  outline: OutlineResponse;

  /** The answer. */
  answer: CaseAnswerResponse;

  /** The reviews that were handed in. */
  reviews: CaseReviewResponse[];

  /** What they came to last; null while nothing was settled. */
  @ApiProperty({ type: CaseSettlementResponse, nullable: true })
  settlement: CaseSettlementResponse | null;
}

export function toCaseFileResponse({ adjudicated, material, names }: CaseFile): CaseFileResponse {
  const { revision, reviews, settlement } = material;
  const { decidedBy, subjectId } = adjudicated;
  const { title, prompt } = revision;
  return {
    ...fieldsOf({ adjudicated, title }),
    reason: adjudicated.reason,
    decidedBy: decidedBy === null ? null : toPerson(decidedBy, names),
    question: { title, prompt },
    outline: toOutlineResponse(revision),
    answer: toAnswer(material, toPerson(adjudicated.learnerId, names)),
    reviews: reviews.map((filed) => toReview(filed, names, subjectId)),
    settlement: toSettlement(settlement),
  };
}

function toPerson(accountId: string, names: Names): CasePersonResponse | null {
  const displayName = names.get(accountId);
  return displayName === undefined ? null : { accountId, displayName };
}

function toAnswer(
  { attempt }: CaseMaterial,
  author: CasePersonResponse | null,
): CaseAnswerResponse {
  const { candidateLevel, mode, state, answer, submittedAt } = attempt;
  const { timeLimitMinutes, overtimeRatio, hintsUsed } = attempt;
  return {
    label: 'A',
    author,
    candidateLevel,
    mode,
    text: state === 'voided' ? null : answer,
    timeLimitMinutes,
    overtimeRatio,
    hintsUsed,
    submittedDay: submittedAt === null ? null : utcDay(submittedAt),
  };
}

function toReview(
  { review, grade }: FiledReview,
  names: Names,
  subjectId: string,
): CaseReviewResponse {
  const { number, state, isCounted, submittedAt } = review;
  return {
    label: `R${number}`,
    reviewer: toPerson(review.reviewerId, names),
    isSubject: review.id === subjectId,
    isCounted,
    isStruckOut: state === 'void',
    items: grade.items.map(toGradeItemResponse),
    redFlags: [...grade.redFlags],
    scope: grade.scope,
    comment: grade.reason,
    score: grade.score,
    mustHaveMet: grade.mustHaveMet,
    submittedDay: submittedAt === null ? null : utcDay(submittedAt),
  };
}

function toSettlement(settlement: CaseMaterial['settlement']): CaseSettlementResponse | null {
  if (settlement === null) return null;
  const { version, confidence, cause, score, spread, mustHaveMet, items, createdAt } = settlement;
  return {
    number: version,
    confidence,
    cause,
    score,
    spread,
    mustHaveMet,
    items: items.map(({ criterionKey, levelKey, ...rest }) => ({
      criterion: criterionKey,
      level: levelKey,
      value: rest.value,
      spread: rest.spread,
      isContested: rest.isContested,
    })),
    redFlags: [...settlement.redFlags],
    settledDay: utcDay(createdAt),
  };
}

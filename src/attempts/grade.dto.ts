import { ApiProperty } from '@nestjs/swagger';
import { verdictReasons, verdicts } from './attempt-words.js';
import type { Card, CardState } from '../scheduling/domain/card.js';
import type { Rating } from '../scheduling/domain/review-event.js';
import type { Verdict, VerdictReason } from './domain/decide-verdict.js';
import type { GradeItem } from './domain/grade-item.js';
import {
  blindKinds,
  gradeKinds,
  storyScopes,
  type Grade,
  type GradeKind,
  type StoryScope,
} from './domain/grade.js';
import type { RatingReason } from './domain/suggest-rating.js';
import type { GivenGrade } from './self-grading.service.js';
import type { ShownGrade } from './domain/shown-grade.js';

const ratingReasons = [
  'gave-up',
  'peeked',
  'must-have-missed',
  'below-pass',
  'below-good',
  'below-easy',
  'must-have-not-at-top',
  'at-top',
  'hint-used',
  'hints-used',
  'over-time',
  'far-over-time',
] as const satisfies readonly RatingReason[];

/** The level one criterion was given. */
export class GradeItemResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of the level. */
  level: string;

  /** Why. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  /** Words of the answer that show it. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;

  /** Where the quote begins, in characters (code points) from 0; null where nobody said. */
  @ApiProperty({ type: 'integer', nullable: true })
  quoteStart: number | null;
}

/** One judgement of an answer. */
export class GradeResponse {
  /** Id of the grade. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The attempt it judges. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /** The revision whose rubric was used. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** Who judged. */
  @ApiProperty({ enum: gradeKinds })
  kind: GradeKind;

  /** Whether it counts: false when the same grader gave a later one, or a moderator struck it out. */
  counts: boolean;

  /** Name of the coach or interviewer; null for one's own grade, for peers', and without an account. */
  @ApiProperty({ type: String, nullable: true })
  graderName: string | null;

  /** Why a coach judges so; null for a grade of one's own. */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  /** The levels given. */
  items: GradeItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How far the story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: storyScopes, nullable: true })
  scope: StoryScope | null;

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;

  /** What score and circumstances suggest: 1 Again, 2 Hard, 3 Good, 4 Easy. @example 3 */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4 })
  ratingSuggested: Rating;

  /** Why not higher; `at-top` when it cannot be. */
  @ApiProperty({ enum: ratingReasons, isArray: true })
  ratingReasons: readonly RatingReason[];

  /** The rating by this grade. @example 3 */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4 })
  rating: Rating;

  /** How an interview would have gone; independent of the rating. */
  @ApiProperty({ enum: verdicts })
  verdict: Verdict['verdict'];

  /** What keeps it from the next verdict; empty at the highest. */
  @ApiProperty({ enum: verdictReasons, isArray: true })
  verdictReasons: readonly VerdictReason[];

  /** The rule behind the suggested rating. @example rubric-v1 */
  policy: string;

  /** When it was given; of a settlement only the day, at midnight UTC. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** When the question comes back. */
export class NextDueResponse {
  /** State of the card. */
  @ApiProperty({ enum: ['new', 'learning', 'review', 'relearning'] })
  state: CardState;

  /** The study day it comes back, when it is in `review`. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueDay: string | null;

  /** The instant it comes back, when it is in a step. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  dueAt: string | null;

  /** Study days until then. */
  @ApiProperty({ type: 'integer' })
  intervalDays: number;
}

/** A grade that was just given. */
export class GivenGradeResponse extends GradeResponse {
  /** When the question comes back by it; null for a milestone or capstone, which does not. */
  @ApiProperty({ type: NextDueResponse, nullable: true })
  next: NextDueResponse | null;
}

/** A page of grades, latest first. */
export class GradePageResponse {
  /** The grades. */
  data: GradeResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toGradeResponse(shown: ShownGrade): GradeResponse {
  return fieldsOf(shown);
}

/** One's own, and the latest, so it counts. */
export function toGivenGradeResponse({ grade, card }: GivenGrade): GivenGradeResponse {
  return {
    ...fieldsOf({ grade, counts: true, graderName: null }),
    next: card === null ? null : toNextDueResponse(card),
  };
}

/** What a grader said, for their own export: neither whose answer it was nor a word of it. */
export function toGradeOfAnother(grade: Grade): object {
  const { id, attemptId, kind, redFlags, scope, score, verdict, reason, createdAt } = grade;
  const items = grade.items.map(({ criterionKey, levelKey, comment }) => ({
    criterion: criterionKey,
    level: levelKey,
    comment,
  }));
  const said = { items, redFlags, scope, score, verdict, reason };
  return { id, attemptId, kind, ...said, createdAt: createdAt.toISOString() };
}

type GradeFields = { [field in keyof GradeResponse]: GradeResponse[field] };

function fieldsOf({ grade, counts, graderName }: ShownGrade): GradeFields {
  return {
    id: grade.id,
    attemptId: grade.attemptId,
    revisionId: grade.revisionId,
    kind: grade.kind,
    counts,
    graderName,
    reason: grade.reason,
    items: grade.items.map(toGradeItemResponse),
    redFlags: [...grade.redFlags],
    scope: grade.scope,
    score: grade.score,
    mustHaveMet: grade.mustHaveMet,
    ratingSuggested: grade.ratingSuggested,
    ratingReasons: grade.ratingReasons,
    rating: grade.ratingFinal,
    verdict: grade.verdict,
    verdictReasons: grade.verdictReasons,
    policy: grade.policy,
    createdAt: shownInstant(grade),
  };
}

/** The moment of a settlement is that of its last review, which would help to tell whose it was. */
function shownInstant({ kind, createdAt }: Grade): string {
  const instant = createdAt.toISOString();
  return blindKinds.has(kind) ? `${instant.slice(0, 10)}T00:00:00.000Z` : instant;
}

function toNextDueResponse({ state, dueDay, dueAt, intervalDays }: Card): NextDueResponse {
  return { state, dueDay, dueAt: dueAt?.toISOString() ?? null, intervalDays };
}

export function toGradeItemResponse(item: GradeItem): GradeItemResponse {
  const { criterionKey, levelKey, comment, quote, quoteStart = null } = item;
  return { criterion: criterionKey, level: levelKey, comment, quote, quoteStart };
}

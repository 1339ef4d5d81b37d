import type { Rating } from '../../scheduling/domain/review-event.js';
import type { Verdict, VerdictReason } from './decide-verdict.js';
import type { GradeItem } from './grade-item.js';
import type { RatingReason } from './suggest-rating.js';

/**
 * Who graded. An `llm` grade is labelled advice: it never rates a card. A `settlement` is what several
 * peers' grades came to.
 */
export const gradeKinds = [
  'self',
  'peer',
  'interviewer',
  'coach',
  'llm',
  'calibration',
  'settlement',
] as const;
export type GradeKind = (typeof gradeKinds)[number];

/**
 * Grades that the author of the answer is shown, each with its grader. What peers think is shown by the
 * feature that asked them, in its own time and without their names.
 */
export const kindsOpenToAuthor: readonly GradeKind[] = [
  'self',
  'interviewer',
  'coach',
  'settlement',
];

/**
 * Grades that anonymous peers give, or that come of theirs. When exactly would help to tell whose they
 * are: their ids hold no time, and of it the day is shown.
 */
export const blindKinds: ReadonlySet<GradeKind> = new Set<GradeKind>(['peer', 'settlement']);

/** How far a behavioral story reached. Said beside the score and never mixed into it. */
export const storyScopes = ['senior', 'staff'] as const;
export type StoryScope = (typeof storyScopes)[number];

/** One judgement of one answer. Never changed: of a grader's grades of a kind the latest counts. */
export interface Grade {
  readonly id: string;
  /** The author of the answer. */
  readonly learnerId: string;
  readonly attemptId: string;
  /** 1, 2, 3 … within the attempt. */
  readonly number: number;
  readonly revisionId: string;
  readonly kind: GradeKind;
  /** Of a settlement the request that the peers were asked by. */
  readonly graderId: string;
  readonly items: readonly GradeItem[];
  /** Positions in the revision's list of the red flags left standing, rising. */
  readonly redFlags: readonly number[];
  /** Null where nobody said, and for everything but stories. */
  readonly scope: StoryScope | null;
  /** 0..1, to 5 decimals. */
  readonly score: number;
  readonly mustHaveMet: boolean;
  readonly ratingSuggested: Rating;
  readonly ratingReasons: readonly RatingReason[];
  /** The suggestion, or what the learner lowered it to. */
  readonly ratingFinal: Rating;
  readonly verdict: Verdict['verdict'];
  readonly verdictReasons: readonly VerdictReason[];
  /** The rule that suggested the rating. */
  readonly policy: string;
  /** Why somebody else judges as they do; a coach always says, in 10 to 2000 characters. */
  readonly reason: string | null;
  readonly createdAt: Date;
  /** When a moderator struck it out; from then on it does not count. */
  readonly voidedAt: Date | null;
  /** Of a settlement: the card does not go by it, by the author's policy or for want of confidence. */
  readonly leavesCard: boolean;
}

/**
 * Why somebody with authority is asked: reviewers are too far apart or did not come, the author does not
 * accept what they settled on, or somebody says that an answer or a review should not be there.
 */
export const caseKinds = ['contested', 'appeal', 'flag'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** `withdrawn` by who opened it; `lapsed` when nobody decided it, and things went on without. */
export const caseStates = ['open', 'decided', 'withdrawn', 'lapsed'] as const;
export type CaseState = (typeof caseStates)[number];

/** `graded` for a contested answer; the others say whether who opened the case was right. */
export const caseOutcomes = ['graded', 'upheld', 'dismissed'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** What a case is about: one settlement, the answer as such, or one review of it. */
export const caseSubjects = ['settlement', 'answer', 'review'] as const;
export type CaseSubject = (typeof caseSubjects)[number];

/** What may be wrong with an answer or a review, apart from how good it is. */
export const flagReasons = [
  'abusive',
  'personal-data',
  'not-an-answer',
  'copied',
  'other',
] as const;
export type FlagReason = (typeof flagReasons)[number];

/** Why peers did not bring it to an end: they stayed too far apart, or nobody came. */
export const contestCauses = ['contested', 'unreviewed'] as const;
export type ContestCause = (typeof contestCauses)[number];

/** Something that somebody with authority decides. */
export interface AdjudicationCase {
  /** The author of the answer. */
  readonly learnerId: string;
  /** Made at random: when a case was opened may tell when a review came. */
  readonly id: string;
  readonly kind: CaseKind;
  readonly requestId: string;
  readonly attemptId: string;
  readonly questionId: string;
  /** Whose coaches decide; null in the open pool, and when the cohort is gone. */
  readonly cohortId: string | null;
  readonly isOpenPool: boolean;
  readonly subject: CaseSubject;
  /** Id of the settlement, the attempt or the review. */
  readonly subjectId: string;
  /** Null when it came about by itself. */
  readonly openedBy: string | null;
  /** Of a contested answer only. */
  readonly cause: ContestCause | null;
  /** Of a flag only. */
  readonly flagReason: FlagReason | null;
  /** In the words of who opened it. */
  readonly reason: string | null;
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  readonly openedAt: Date;
  /** When it ended, in whatever way. */
  readonly endedAt: Date | null;
  readonly version: number;
}

import type { Blueprint } from '../../readiness/domain/blueprint.js';
import type { Readiness } from '../../readiness/domain/readiness.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** Somebody who learns in a cohort. */
export interface Member {
  readonly learnerId: string;
  readonly displayName: string;
  readonly joinedAt: Date;
}

/** What a member is measured by. */
export interface Measure extends Pick<Blueprint, 'skills' | 'bar'> {
  readonly interviewDay: StudyDay | null;
}

/** The questions that somebody is measured by. */
export interface MeasuredQuestions {
  readonly asked: number;
  /** Those among them that the cohort is about: no others count. */
  readonly ofCohort: number;
}

/** How ready somebody is, and by what. */
export interface MemberScore {
  readonly measure: Measure;
  readonly questions: MeasuredQuestions;
  readonly readiness: Readiness;
}

/** How ready a member of a cohort is; of one who does not show it, or aims at nothing, the name only. */
export type MemberReadiness =
  | { readonly state: 'not-sharing' | 'no-target'; readonly member: Member }
  | UnmeasuredMember
  | ScoredMember;

/** Somebody who is measured by questions that are all outside the cohort. */
export interface UnmeasuredMember {
  readonly state: 'no-questions';
  readonly member: Member;
  readonly questions: MeasuredQuestions;
}

export interface ScoredMember extends MemberScore {
  readonly state: 'scored';
  readonly member: Member;
}

export const memberStates = ['scored', 'no-questions', 'no-target', 'not-sharing'] as const;

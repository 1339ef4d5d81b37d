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

/** How ready a member of a cohort is; of one who does not show it, or aims at nothing, the name only. */
export type MemberReadiness =
  { readonly state: 'not-sharing' | 'no-target'; readonly member: Member } | ScoredMember;

export interface ScoredMember {
  readonly state: 'scored';
  readonly member: Member;
  readonly measure: Measure;
  readonly readiness: Readiness;
}

export const memberStates = ['scored', 'no-target', 'not-sharing'] as const;

import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** What is known of a target when a job comes by. */
export interface SnapshotCourse {
  readonly interviewDay: StudyDay | null;
  /** Whether the interview may have begun: what is told from then on foretells nothing. */
  readonly hasBegun: boolean;
  /** The last study day on which the job looked at it; null when it never did. */
  readonly lookedDay: StudyDay | null;
  /** Whether a snapshot stands for this interview already. */
  readonly hasFinal: boolean;
}

/**
 * What a job has to do for a target: take the snapshot of a day that is over, freeze the one of the
 * interview on its day before it begins, or, where that went by unseen, let the last one before stand for it. A score
 * after the interview says nothing new, so from then on there is nothing to do.
 */
export function snapshotDue(
  { interviewDay, hasBegun, lookedDay, hasFinal }: SnapshotCourse,
  today: StudyDay,
): 'daily' | 'interview' | 'settle' | null {
  const isLookedAt = lookedDay !== null && lookedDay >= today;
  if (interviewDay === null || interviewDay > today) return isLookedAt ? null : 'daily';
  if (hasFinal) return null;
  if (!hasBegun) return 'interview';
  return isLookedAt ? null : 'settle';
}

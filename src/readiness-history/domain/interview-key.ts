import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** A target, and whose. */
export interface TargetKey {
  readonly learnerId: string;
  readonly targetId: string;
}

/** An interview, and whose. */
export interface InterviewKey extends TargetKey {
  readonly interviewDay: StudyDay;
}

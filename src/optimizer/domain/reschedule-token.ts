import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** What a reschedule depends on. While all of it is the same, it does what its dry run showed. */
export interface RescheduleBasis {
  /** Grows with every change of the learner's cards and settings. */
  readonly changeNumber: number;
  readonly parametersVersion: number;
  readonly studyDay: StudyDay;
}

/**
 * The basis as text that a client hands back. It guards against surprise, not against its owner, so it
 * is not signed.
 */
export function rescheduleToken(basis: RescheduleBasis): string {
  return [basis.changeNumber, basis.parametersVersion, basis.studyDay].join('.');
}

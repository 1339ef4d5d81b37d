import type { StudyDay } from './study-day.js';

/** What a preview depends on. While all of it is the same, a commit gives what the preview showed. */
export interface PreviewBasis {
  readonly cardVersion: number;
  readonly parametersVersion: number;
  readonly studyDay: StudyDay;
  /** Whether a review would count at all, a minute after the last. */
  readonly counts: boolean;
}

/**
 * The basis as text that a client hands back with its choice. Compared whole and never taken apart:
 * it guards against surprise, not against its owner, so it is not signed.
 */
export function previewToken(basis: PreviewBasis): string {
  const { cardVersion, parametersVersion, studyDay, counts } = basis;
  return [cardVersion, parametersVersion, studyDay, counts ? 'c' : 'n'].join('.');
}

import { addDays } from './add-days.js';
import type { Rating } from './review-event.js';
import type { StudyDay } from './study-day.js';

/** What a preview depends on. While all of it is the same, a commit gives what the preview showed. */
export interface PreviewBasis {
  readonly cardVersion: number;
  readonly parametersVersion: number;
  readonly studyDay: StudyDay;
  /** Whether a review would count at all, a minute after the last. */
  readonly counts: boolean;
}

/** What a token says, once its basis has been found to hold. */
export interface PreviewChoice {
  /** The day that was shown for the rating; null for a step. */
  readonly dueDay: StudyDay | null;
}

const INTERVALS = /^(\d{1,5})-(\d{1,5})-(\d{1,5})-(\d{1,5})$/;

/**
 * The basis as text, and the intervals that were shown, Again to Easy (0 for a step), that a client
 * hands back with its choice: other reviews may move the load between a preview and its commit, and the
 * commit keeps to what was shown. It guards against surprise, not against its owner, so it is not
 * signed; a day that the card does not allow is not taken, whoever asks for it.
 */
export function previewToken(basis: PreviewBasis, intervals: readonly number[]): string {
  return `${basisText(basis)}.${intervals.join('-')}`;
}

/** What a token shows for a rating, or null if it was not made on this basis. */
export function readPreviewToken(
  token: string,
  basis: PreviewBasis,
  rating: Rating,
): PreviewChoice | null {
  const prefix = `${basisText(basis)}.`;
  if (!token.startsWith(prefix)) return null;
  const intervalDays = Number(INTERVALS.exec(token.slice(prefix.length))?.[rating] ?? Number.NaN);
  if (Number.isNaN(intervalDays)) return null;
  return { dueDay: intervalDays === 0 ? null : addDays(basis.studyDay, intervalDays) };
}

function basisText({ cardVersion, parametersVersion, studyDay, counts }: PreviewBasis): string {
  return [cardVersion, parametersVersion, studyDay, counts ? 'c' : 'n'].join('.');
}

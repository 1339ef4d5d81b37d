/** A learner's median minutes of a review, by kind of question; a kind without enough reviews is missing. */
export type StudyPace = Readonly<Record<string, number>>;

/** What the cost of a question is told from. */
export interface TimedQuestion {
  readonly kind: string;
  readonly timeLimitMinutes: number;
}

/** Longer sittings are planned as this: a design answered in full is an exercise, not a review. */
const MOST_MINUTES = 20;
const LEAST_MINUTES = 0.1;

/**
 * The minutes a question takes of a day: the learner's median for its kind, else its time box, 0.1 to
 * 20, to a tenth.
 */
export function costMinutes({ kind, timeLimitMinutes }: TimedQuestion, pace: StudyPace): number {
  const minutes = Object.hasOwn(pace, kind) ? (pace[kind] ?? timeLimitMinutes) : timeLimitMinutes;
  const bounded = Math.min(Math.max(minutes, LEAST_MINUTES), MOST_MINUTES);
  return Math.round(bounded * 10) / 10;
}

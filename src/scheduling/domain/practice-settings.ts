/** How much a learner wants to do in a study day. Memory constants live in SchedulingParameters. */
export interface PracticeSettings {
  /** New questions a day, 0..50. */
  readonly newPerDay: number;
  /** Reviews a day, 0..1000. Learning steps do not count. */
  readonly reviewsPerDay: number;
  /** Minutes a day that reviews and new questions may take as planned, 20..600. */
  readonly minutesPerDay: number;
  /** Whether the variants of a question wait until tomorrow once one of them was answered. */
  readonly burySiblings: boolean;
}

export const DEFAULT_PRACTICE_SETTINGS: PracticeSettings = Object.freeze({
  newPerDay: 3,
  reviewsPerDay: 100,
  minutesPerDay: 30,
  burySiblings: true,
});

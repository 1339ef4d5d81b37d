import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** What a pack was made of: all that the next one can differ by. */
export interface PackMarker {
  /** The learner's change number. */
  readonly changeNumber: number;
  readonly asOf: Date;
  /** The last study day whose due cards are in the pack. */
  readonly horizonDay: StudyDay;
  /** Ids of its new questions, in order of introduction. */
  readonly newIds: readonly string[];
  /** Print of all that tells which cards are in it because a goal may bring them forward; empty: none. */
  readonly forward: string;
  /** Version of all banks together. */
  readonly catalogueVersion: number;
  /** Print of the releases that cohorts keep to; empty: none. */
  readonly pins: string;
  /** Prints of the rest, equal as long as that is: settings, open banks, the learner's attempts. */
  readonly settings: string;
  readonly openBanks: string;
  readonly standings: string;
}

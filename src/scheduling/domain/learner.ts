import type { StudyClock } from './study-day.js';

/** Whose log it is, with the study clock they live by at this moment. */
export interface Learner extends StudyClock {
  readonly id: string;
}

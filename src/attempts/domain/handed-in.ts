import type { AttemptState } from './attempt.js';

/** States of an answer that was handed in and stands: what others may see, if its author shows it. */
export const handedInStates: readonly AttemptState[] = ['submitted', 'self_graded', 'closed'];

import type { RatingHabits } from './rating-habits.js';
import type { Rating } from './review-event.js';

/**
 * The rating a simulated learner gives. `recall` is the probability of recall at that moment, 0..1, and
 * null for a question never seen; `chance` one number in [0, 1). Forgotten is Again; one recalled takes
 * its rating from the learner's habits.
 */
export function drawRating(recall: number | null, habits: RatingHabits, chance: number): Rating {
  if (recall === null) {
    const [again, hard, good] = habits.first;
    if (chance < again) return 1;
    return recalledRating(chance - again, hard, good);
  }
  if (chance >= recall) return 1;
  const [hard, good] = habits.recalled;
  return recalledRating(chance / recall, hard, good);
}

function recalledRating(chance: number, hard: number, good: number): Rating {
  if (chance < hard) return 2;
  return chance < hard + good ? 3 : 4;
}

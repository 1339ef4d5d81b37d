import { isCard, type Choice, type Chosen, type Offer } from './chosen.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { sumMinutes } from './sum-minutes.js';

/**
 * What a day is given when a goal has ranked what is worth most: from the front of the ranking until
 * the minutes are spent, due or not, met or not. Where the number of reviews or of new questions is
 * spent first, the ranking goes on with the others. What is in a step, or was done today, is not asked
 * again, and what is not ranked not at all.
 */
export function chooseRanked(ranked: readonly string[], offer: Offer, today: StudyDay): Chosen {
  const { met, room } = offer;
  const seen = new Set(met);
  const choices: Choice[] = [];
  const left = { reviews: room.reviews, new: room.new };
  let siblingsBuried = 0;
  for (const choice of inRank(ranked, offer, today)) {
    const kind = isCard(choice) ? 'reviews' : 'new';
    if (left[kind] === 0) continue;
    if (met !== null && seen.has(choice.family)) {
      siblingsBuried += 1;
      continue;
    }
    if (sumMinutes([...choices, choice]) > room.minutes) break;
    choices.push(choice);
    seen.add(choice.family);
    left[kind] -= 1;
  }
  return { choices, siblingsBuried, ...heldBack(ranked, offer, choices) };
}

function inRank(ranked: readonly string[], { active, fresh }: Offer, today: StudyDay): Choice[] {
  const open = active.filter((card) => card.state === 'review' && card.lastReviewDay !== today);
  const byId = new Map([...open, ...fresh].map((choice) => [choice.questionId, choice]));
  return Array.from(new Set(ranked)).flatMap((id) => byId.get(id) ?? []);
}

/** Siblings of what the day is given are put off, not held back. */
function heldBack(
  ranked: readonly string[],
  { due, fresh, met, room }: Offer,
  choices: readonly Choice[],
): Pick<Chosen, 'reviewsHeldBack' | 'newHeldBack'> {
  const given = new Set(choices.map(({ questionId }) => questionId));
  const families = new Set([...(met ?? []), ...choices.map(({ family }) => family)]);
  const waits = (choice: Choice): boolean =>
    !given.has(choice.questionId) && !(met !== null && families.has(choice.family));
  const introduced = choices.filter((choice) => !isCard(choice)).length;
  const isRanked = new Set(ranked);
  const waiting = fresh.filter((choice) => isRanked.has(choice.questionId) && waits(choice));
  return {
    reviewsHeldBack: due.filter(waits).length,
    newHeldBack: Math.min(room.new - introduced, waiting.length),
  };
}

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
  const inTurn = inRank(ranked, offer, today);
  for (const choice of inTurn) {
    const kind = isCard(choice) ? 'reviews' : 'new';
    if (left[kind] === 0) continue;
    if (met !== null && seen.has(choice.family)) continue;
    if (sumMinutes([...choices, choice]) > room.minutes) break;
    choices.push(choice);
    seen.add(choice.family);
    left[kind] -= 1;
  }
  return { choices, ...leftOut(inTurn, offer, choices) };
}

function inRank(ranked: readonly string[], { active, fresh }: Offer, today: StudyDay): Choice[] {
  const open = active.filter((card) => card.state === 'review' && card.lastReviewDay !== today);
  const byId = new Map([...open, ...fresh].map((choice) => [choice.questionId, choice]));
  return Array.from(new Set(ranked)).flatMap((id) => byId.get(id) ?? []);
}

/** Siblings of what the day is given are put off, not held back, whether the ranking names them or not. */
function leftOut(
  inTurn: readonly Choice[],
  { due, met, room }: Offer,
  choices: readonly Choice[],
): Omit<Chosen, 'choices'> {
  const given = new Set(choices);
  const families = new Set([...(met ?? []), ...choices.map(({ family }) => family)]);
  const isSibling = ({ family }: Choice): boolean => met !== null && families.has(family);
  const left = Array.from(new Set([...inTurn, ...due])).filter((choice) => !given.has(choice));
  const waiting = left.filter((choice) => !isSibling(choice));
  const introduced = choices.filter((choice) => !isCard(choice)).length;
  const isDue = new Set<Choice>(due);
  return {
    siblingsBuried: left.filter(isSibling).length,
    reviewsHeldBack: waiting.filter((choice) => isDue.has(choice)).length,
    newHeldBack: Math.min(
      room.new - introduced,
      waiting.filter((choice) => !isCard(choice)).length,
    ),
  };
}

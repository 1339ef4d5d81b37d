/** An item of an answer beside the rest of it. */
export interface ItemAndRest {
  readonly isPass: boolean;
  /** What the rest of the answer is worth, 0..1. */
  readonly rest: number;
}

/** Each of the two groups is this share of all: the most that keeps them far apart. */
const groupShare = 0.27;
/** Fewer answers make groups of one or two. */
const fewestAnswers = 10;

/**
 * The upper-lower index: by how much more of the best 27 % of answers pass an item than of the worst
 * 27 %, −1..1. Answers that tie at the edge of a group share the places left in it, so that order does
 * not matter. Null for fewer than 10 answers, and where all answers are alike but for the item.
 * @see Kelley, Journal of Educational Psychology 30 (1939) 17–24
 */
export function upperLowerIndex(answers: readonly ItemAndRest[]): number | null {
  if (answers.length < fewestAnswers) return null;
  const tied = [...Map.groupBy(answers, ({ rest }) => rest)]
    .toSorted(([one], [other]) => other - one)
    .map(([, alike]) => alike);
  if (tied.length < 2) return null;
  const places = Math.round(answers.length * groupShare);
  return passShare(tied, places) - passShare(tied.toReversed(), places);
}

/** Of the first so many answers, the share that pass. */
function passShare(tied: readonly (readonly ItemAndRest[])[], places: number): number {
  let left = places;
  let passed = 0;
  for (const alike of tied) {
    const taken = Math.min(left, alike.length);
    const passes = alike.filter(({ isPass }) => isPass).length;
    passed += (passes * taken) / alike.length;
    left -= taken;
  }
  return passed / places;
}

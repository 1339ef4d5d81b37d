import type { GraderSource } from '../../readiness/domain/grader-source.js';
import type { GraderModel } from '../../readiness/domain/readiness-config.js';
import { slopeOf } from '../../readiness/domain/weigh-grade.js';
import { addAt, valueAt } from './columns.js';
import type { GraderModels } from './fit-leanings.js';
import type { GradeTable } from './tabulate-grades.js';

/**
 * What is shipped counts like so many grades beside a coach's, by as many graders, over answers whose
 * gaps spread like this.
 */
const shippedPairs = 40;
const shippedGap = 0.45;
const shippedGapVariance = 0.04;

const mostOverlook = 0.75;
const mostStrict = 0.3;
/** A grader of whom less gets through tells nothing. */
const leastSlope = 0.2;

type Sight = Pick<GraderModel, 'overlook' | 'strict'>;

/** What somebody saw missing in an answer, beside the gap that coaches saw in it. */
interface Pair {
  readonly rater: number;
  readonly seen: number;
  readonly gap: number;
  /** The doubt about the gap, as a variance. */
  readonly doubt: number;
}

/**
 * What graders of each kind overlook, and where they are too strict: the line of what they saw over what
 * coaches saw in the same answers, drawn towards the one that is shipped. Coaches do not see without error
 * themselves, which would flatten the line, so their known error is taken out of the spread of the gaps.
 * All grades of one rater together weigh no more than their leaning lets them. Kinds that no coach graded
 * beside stay as they are, and so do coaches.
 */
export function fitSight(table: GradeTable, shipped: GraderModels): GraderModels {
  const pairs = pairUp(table, shipped.coach);
  const fit = (source: Exclude<GraderSource, 'coach'>): GraderModel => {
    const own = pairs.filter(({ rater }) => table.raters[rater]?.source === source);
    return own.length === 0
      ? shipped[source]
      : { ...shipped[source], ...lineOf(own, shipped[source]) };
  };
  return { coach: shipped.coach, self: fit('self'), peer: fit('peer'), llm: fit('llm') };
}

function pairUp(table: GradeTable, coach: GraderModel): Pair[] {
  const sums = new Float64Array(table.answers);
  const counts = new Int32Array(table.answers);
  const isCoach = table.raters.map(({ source }) => source === 'coach');
  for (const [grade, seen] of table.seen.entries()) {
    const answer = valueAt(table.answerOf, grade);
    if (isCoach[valueAt(table.raterOf, grade)] !== true) continue;
    addAt(sums, answer, (seen - coach.strict) / slopeOf(coach));
    addAt(counts, answer, 1);
  }
  const doubt = (coach.sd ** 2 + coach.biasSd ** 2) / slopeOf(coach) ** 2;
  const pairs: Pair[] = [];
  for (const [grade, seen] of table.seen.entries()) {
    const rater = valueAt(table.raterOf, grade);
    const answer = valueAt(table.answerOf, grade);
    const count = valueAt(counts, answer);
    if (count === 0 || isCoach[rater] === true) continue;
    pairs.push({ rater, seen, gap: valueAt(sums, answer) / count, doubt: doubt / count });
  }
  return pairs;
}

function lineOf(pairs: readonly Pair[], shipped: GraderModel): Sight {
  const weighed = weigh(pairs, shipped);
  const seen = shipped.strict + slopeOf(shipped) * shippedGap;
  const weight = weighed.reduce((sum, { share }) => sum + share, shippedPairs);
  const mean = {
    gap:
      weighed.reduce((sum, pair) => sum + pair.share * pair.gap, shippedPairs * shippedGap) /
      weight,
    seen: weighed.reduce((sum, pair) => sum + pair.share * pair.seen, shippedPairs * seen) / weight,
  };
  let spread = 0;
  let common = 0;
  let blur = 0;
  for (const pair of weighed) {
    spread += pair.share * (pair.gap - mean.gap) ** 2;
    common += pair.share * (pair.gap - mean.gap) * (pair.seen - mean.seen);
    blur += pair.share * pair.doubt;
  }
  const off = { gap: shippedGap - mean.gap, seen: seen - mean.seen };
  const slope =
    (common + shippedPairs * (slopeOf(shipped) * shippedGapVariance + off.gap * off.seen)) /
    (Math.max(spread - blur, spread / 4) + shippedPairs * (shippedGapVariance + off.gap ** 2));
  return sightOf(slope, mean);
}

/** One grade each by several raters count 1; many by one rater together no more than their leaning lets them. */
function weigh(pairs: readonly Pair[], { sd, biasSd }: GraderModel): (Pair & { share: number })[] {
  const byRater = new Map<number, number>();
  for (const { rater } of pairs) byRater.set(rater, (byRater.get(rater) ?? 0) + 1);
  return pairs.map((pair) => {
    const grades = byRater.get(pair.rater) ?? 1;
    const share = (sd ** 2 + biasSd ** 2) / (sd ** 2 + grades * biasSd ** 2);
    return Object.assign({ share }, pair);
  });
}

/** A line as what is overlooked and what is taken off where nothing is missing. */
function sightOf(slope: number, mean: { readonly gap: number; readonly seen: number }): Sight {
  const strict = within(0, mean.seen - slope * mean.gap, mostStrict);
  return {
    strict,
    overlook: within(0, 1 - strict - slope, Math.min(mostOverlook, 1 - strict - leastSlope)),
  };
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

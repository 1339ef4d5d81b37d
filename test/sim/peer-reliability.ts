import { seededRandom, type Random } from '../../src/kernel/seeded-random.js';
import type { GraderStanding } from '../../src/peer-review/domain/grader-standing.js';
import type { Reviewed } from './reviewed.js';
import { SimulatedGraders, type ScoreModel } from './simulated-graders.js';
import { atLeast, atMost, type Measurement } from './simulation.js';
import { meanOf, settle, waysToSettle, type Way } from './ways-to-settle.js';

const ALL_SEEDS = 20;
const GRADERS = 60;
/** Rounds of reviews that each seed has before it, however many of them make a history. */
const ROUNDS_PER_SEED = 90;
/** Rounds of new answers that are then settled. */
const SETTLED = 5;
const ADVERSARIES = 0.1;
/** Anchor answers of a calibration, and how far off one may be in the mean. */
const ANCHORS = 5;
const CALIBRATED_WITHIN = 0.2;

const models = ['scores', 'levels', 'surprises'] as const;
const bars = [
  [3, 0.93],
  [10, 0.88],
  [30, 0.88],
] as const;
/** Six careless levels come to a score near the middle: it harms the mean less, and less is to be won. */
const adverseBars = { scores: 0.75, surprises: 0.75, levels: 0.77 } as const;

interface Course {
  readonly model: ScoreModel;
  /** Reviews that everybody has behind them. */
  readonly history: number;
  readonly adversaries?: number;
}

/**
 * Whether weighing reviewers by what is known of them brings an answer nearer to what it is worth than
 * their plain mean: 60 graders, three to an answer, everybody with 3, 10 or 30 reviews behind them; the
 * answers that are then settled are new ones. A figure is the root mean square error as a share of that
 * of the mean. Answers are settled as real ones are: criterion by criterion, and by the same functions.
 */
export function simulate(seeds = ALL_SEEDS): readonly Measurement[] {
  const against = (way: Way, model: ScoreModel): number =>
    compare({ model, history: 3 }, way, seeds);
  const price = (model: ScoreModel): number =>
    against('settled', model) / against('unclamped', model);
  return [
    ...models.flatMap((model) => gains(model, seeds)),
    ...models.map((model) =>
      atMost(`${model}, 3 reviews: the price of staying within what was given`, 1.01, price(model)),
    ),
    atLeast('scores, 3 reviews: the median instead', 1, against('median', 'scores')),
    atLeast('scores, 3 reviews: reputation alone instead', 1, against('reputation', 'scores')),
    ...priors(seeds),
  ];
}

function gains(model: ScoreModel, seeds: number): Measurement[] {
  const adverse = { model, history: 10, adversaries: ADVERSARIES };
  const slack = scatter(seeds) - scatter(ALL_SEEDS);
  return [
    ...bars.map(([history, bar]) => {
      const error = compare({ model, history }, 'settled', seeds);
      return atMost(`${model}, ${history} reviews: error against the mean`, bar + slack, error);
    }),
    atMost(
      `${model}, 10 reviews, 10 % adversaries`,
      adverseBars[model] + slack,
      compare(adverse, 'settled', seeds),
    ),
  ];
}

/** How far a figure of so many seeds lies from that of all, at most. */
function scatter(seeds: number): number {
  return 0.03 / Math.sqrt(Math.min(seeds, ALL_SEEDS));
}

/** The error of a way to settle, as a share of that of the mean. */
function compare(course: Course, way: Way, seeds: number): number {
  const squares = { way: 0, mean: 0 };
  const worlds = Math.round((seeds * ROUNDS_PER_SEED) / course.history);
  for (let number = 0; number < worlds; number += 1) {
    const world = newWorld(course, seededRandom(number));
    const settleOne = waysToSettle[way](review(world, course.history));
    for (const reviewed of review(world, SETTLED)) {
      squares.way += (settleOne(reviewed) - reviewed.truth) ** 2;
      squares.mean += (meanOf(reviewed.scores) - reviewed.truth) ** 2;
    }
  }
  return Math.sqrt(squares.way / squares.mean);
}

function newWorld({ model, adversaries = 0 }: Course, random: Random): SimulatedGraders {
  return new SimulatedGraders(model, random, { count: GRADERS, adversaries });
}

function review(world: SimulatedGraders, each: number): Reviewed[] {
  return world.rounds(each).map((graders) => world.review(graders));
}

/**
 * Whether the priors are what they say: nobody has reviewed yet, one in ten is an adversary, and half of
 * all graded five anchor answers once, to pass within .20 in the mean.
 */
function priors(seeds: number): Measurement[] {
  const squares = { passed: 0, others: 0, settled: 0, mean: 0 };
  const counts = { passed: 0, others: 0 };
  for (let number = 0; number < seeds * SETTLED; number += 1) {
    const course = { model: 'scores', history: 0, adversaries: ADVERSARIES } as const;
    const world = newWorld(course, seededRandom(number));
    const passed = world.graders.map((_, grader) => grader % 4 < 2 && passes(world, grader));
    const standingOf = (grader: number): GraderStanding => {
      return { bias: 0, variance: 0, reviews: 0, isCalibrated: passed[grader] ?? false };
    };
    for (const reviewed of review(world, SETTLED)) {
      const { truth, scores, graders } = reviewed;
      squares.settled += (settle(reviewed, standingOf) - truth) ** 2;
      squares.mean += (meanOf(scores) - truth) ** 2;
      for (const [place, grader] of graders.entries()) {
        const group = passed[grader] === true ? 'passed' : 'others';
        squares[group] += ((scores[place] ?? 0) - truth) ** 2;
        counts[group] += 1;
      }
    }
  }
  const errorOf = (group: 'passed' | 'others') => Math.sqrt(squares[group] / counts[group]);
  const against = Math.sqrt(squares.settled / squares.mean);
  return [
    atMost('no reviews yet: error of who is calibrated', 0.16, errorOf('passed')),
    atLeast('no reviews yet: error of the others', 0.2, errorOf('others')),
    atMost('no reviews yet: error against the mean', 0.98, against),
  ];
}

function passes(world: SimulatedGraders, grader: number): boolean {
  const off = Array.from({ length: ANCHORS }, () => {
    const { truth, scores } = world.review([grader]);
    return Math.abs((scores[0] ?? 0) - truth);
  });
  return meanOf(off) <= CALIBRATED_WITHIN;
}

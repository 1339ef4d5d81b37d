import { estimateReliability } from '../../src/peer-review/domain/estimate-reliability.js';
import type { GraderStanding } from '../../src/peer-review/domain/grader-standing.js';
import { graderWeights } from '../../src/peer-review/domain/grader-weights.js';
import type { PeerScore } from '../../src/peer-review/domain/line-up-scores.js';
import { weightedConsensus } from '../../src/peer-review/domain/weighted-consensus.js';
import { estimateReputation } from './reputation.js';
import { scoreOf, type Reviewed } from './reviewed.js';

export type Way = 'settled' | 'byCriterion' | 'unclamped' | 'median' | 'reputation';
type Settle = (reviewed: Reviewed) => number;
type StandingOf = (grader: number) => GraderStanding;

/** From a history of reviews to a way to settle one more answer. */
export const waysToSettle: Readonly<Record<Way, (history: readonly Reviewed[]) => Settle>> = {
  settled: (history) => {
    const standingOf = standings(history);
    return (reviewed) => settle(reviewed, reviewed.scores, standingOf);
  },
  byCriterion: (history) => {
    const standingOf = standings(history);
    return (reviewed) => {
      const settled = reviewed.values[0]?.map((_, place) => {
        const column = reviewed.values.map((values) => values[place] ?? 0);
        return settle(reviewed, column, standingOf);
      });
      return scoreOf(settled ?? []);
    };
  },
  unclamped: (history) => {
    const standingOf = standings(history);
    return (reviewed) =>
      weigh(reviewed, standingOf).reduce(
        (sum, { weight, bias }, place) => sum + weight * ((reviewed.scores[place] ?? 0) - bias),
        0,
      );
  },
  median: () => (reviewed) => reviewed.scores.toSorted((one, other) => one - other)[1] ?? 0,
  reputation: (history) => {
    const precisions = estimateReputation(history.map(toPeerScores));
    return ({ graders, scores }) =>
      weightedConsensus(
        scores.map((value, place) => {
          const weight = precisions.get(String(graders[place])) ?? 0;
          return { value, weight, bias: 0 };
        }),
      );
  },
};

/** What a real settlement makes of these values, one of each reviewer. */
export function settle(
  reviewed: Reviewed,
  values: readonly number[],
  standingOf: StandingOf,
): number {
  const weights = weigh(reviewed, standingOf);
  return weightedConsensus(
    weights.map((weight, place) => ({ ...weight, value: values[place] ?? 0 })),
  );
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function weigh({ graders, scores }: Reviewed, standingOf: StandingOf) {
  return graderWeights(
    graders.map((grader, place) => ({ score: scores[place] ?? 0, standing: standingOf(grader) })),
  );
}

/** Everybody is calibrated, adversaries too: it is their reviews that are to give them away. */
function standings(history: readonly Reviewed[]): StandingOf {
  const answers = history.map(toPeerScores);
  const everybody = new Set(answers.flat().map(({ graderId }) => graderId));
  const reliability = estimateReliability(answers, everybody);
  return (grader) => {
    const { bias = 0, variance = 0, reviews = 0 } = reliability.get(String(grader)) ?? {};
    return { bias, variance, reviews, isCalibrated: true };
  };
}

function toPeerScores({ graders, scores }: Reviewed): PeerScore[] {
  return graders.map((grader, place) => ({
    graderId: String(grader),
    score: scores[place] ?? 0,
  }));
}

import { estimateReliability } from '../../src/peer-review/domain/estimate-reliability.js';
import type { GraderStanding } from '../../src/peer-review/domain/grader-standing.js';
import { graderWeights } from '../../src/peer-review/domain/grader-weights.js';
import type { PeerScore } from '../../src/peer-review/domain/line-up-scores.js';
import { weightedConsensus } from '../../src/peer-review/domain/weighted-consensus.js';
import { estimateReputation } from './reputation.js';
import { scoreOf, type Reviewed } from './reviewed.js';

export type Way = 'settled' | 'unclamped' | 'median' | 'reputation';
type Settle = (reviewed: Reviewed) => number;
type StandingOf = (grader: number) => GraderStanding;

/** From a history of reviews to a way to settle one more answer. */
export const waysToSettle: Readonly<Record<Way, (history: readonly Reviewed[]) => Settle>> = {
  settled: (history) => {
    const standingOf = standings(history);
    return (reviewed) => settle(reviewed, standingOf);
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

/** What a real settlement comes to: each criterion by itself, and the score from these. */
export function settle(reviewed: Reviewed, standingOf: StandingOf): number {
  const weights = weigh(reviewed, standingOf);
  const criteria = reviewed.values[0]?.map((_, place) => {
    const given = weights.map((weight, reviewer) => ({
      ...weight,
      value: reviewed.values[reviewer]?.[place] ?? 0,
    }));
    return weightedConsensus(given);
  });
  return scoreOf(criteria ?? []);
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

import { retrievabilityAfter } from '../../src/scheduling/domain/fsrs.js';
import { DEFAULT_WEIGHTS } from '../../src/scheduling/domain/scheduling-parameters.js';
import { normalCdf } from './readiness-chance.js';
import type { Candidate } from './readiness-candidate.js';
import { BAR, type Outcome } from './readiness-interview.js';
import { mean, rootMeanSquare, type Forecast } from './readiness-scoring.js';

export type Method = (candidate: Candidate) => Forecast;

/** One figure of a learner that might be all one needs; null of somebody who never practised. */
export type Figure = (candidate: Candidate) => number | null;

/** Candidates whose interviews are over. */
export interface Past {
  readonly candidates: readonly Candidate[];
  readonly outcomes: readonly Outcome[];
}

/** 8 of 10 of what is normal lie so many spreads around the middle. */
const IN_80 = 1.2816;
/** What ten questions scatter by: taken from the world itself, which no rival could know. */
const LUCK = 0.09;
const NOTHING_KNOWN = 0.5;
const MS_PER_DAY = 86_400_000;
const ROUNDS = 25;

/** The mean of all that the learner's answers were graded. */
export const naiveMean: Figure = ({ attempts }) =>
  attempts.length === 0
    ? null
    : mean(attempts.map(({ grades }) => mean(grades.map(({ score }) => score))));

/** The mean of the last answers to each question that was practised. */
export const lastScore: Figure = ({ attempts }) => {
  const last = new Map(
    attempts.map(({ questionId, grades }) => [questionId, mean(grades.map(({ score }) => score))]),
  );
  return last.size === 0 ? null : mean(Array.from(last.values()));
};

/** What FSRS expects to be recalled on the day, of what was practised. */
export const recallAlone: Figure = ({ memories, interviewAtMs }) =>
  memories.length === 0
    ? null
    : mean(
        memories.map(({ stability, lastReviewAtMs }) => {
          const days = (interviewAtMs - lastReviewAtMs) / MS_PER_DAY;
          return retrievabilityAfter(DEFAULT_WEIGHTS, days, stability);
        }),
      );

/** The figure taken for the score. */
export function raw(figure: Figure): Method {
  return (candidate) => {
    const score = figure(candidate) ?? NOTHING_KNOWN;
    return { ...around(score, LUCK), pass: normalCdf((score - BAR) / LUCK) };
  };
}

/** The same of everybody: what came of the interviews before. */
export function baseRate({ outcomes }: Past): Method {
  const score = mean(outcomes.map((outcome) => outcome.score));
  const sd = rootMeanSquare(outcomes.map((outcome) => outcome.score - score));
  const pass = mean(outcomes.map(({ isPassed }) => Number(isPassed)));
  return () => ({ ...around(score, sd), pass });
}

/** The figure put through a line to the score, and through a logistic curve to the chance, fitted to outcomes. */
export function refitted(figure: Figure, { candidates, outcomes }: Past): Method {
  const known = candidates.flatMap((candidate) => figure(candidate) ?? []);
  const middle = mean(known);
  const of = (candidate: Candidate): number => (figure(candidate) ?? middle) - middle;
  const xs = candidates.map(of);
  const scores = outcomes.map(({ score }) => score);
  const level = mean(scores);
  const slope =
    mean(xs.map((x, place) => x * ((scores[place] ?? 0) - level))) / rootMeanSquare(xs) ** 2;
  const sd = rootMeanSquare(xs.map((x, place) => (scores[place] ?? 0) - level - slope * x));
  const chance = fitLogistic(
    xs,
    outcomes.map(({ isPassed }) => Number(isPassed)),
  );
  return (candidate) => {
    const x = of(candidate);
    return { ...around(level + slope * x, sd), pass: chance(x) };
  };
}

function around(score: number, sd: number): Omit<Forecast, 'pass'> {
  return { score, low80: score - IN_80 * sd, high80: score + IN_80 * sd };
}

/** The most likely curve, by Newton's method. */
function fitLogistic(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  let [level, slope] = [0, 0];
  const chanceAt = (x: number): number => 1 / (1 + Math.exp(-level - slope * x));
  for (let round = 0; round < ROUNDS; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    for (const [place, x] of xs.entries()) {
      const chance = chanceAt(x);
      const [off, spread] = [(ys[place] ?? 0) - chance, chance * (1 - chance)];
      [g0, g1] = [g0 + off, g1 + off * x];
      [h00, h01, h11] = [h00 + spread, h01 + spread * x, h11 + spread * x * x];
    }
    const whole = h00 * h11 - h01 * h01;
    level += (h11 * g0 - h01 * g1) / whole;
    slope += (h00 * g1 - h01 * g0) / whole;
  }
  return chanceAt;
}

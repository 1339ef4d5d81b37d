import { wholeFives } from '../../kernel/whole-fives.js';
import type { QuestionDifficulty } from '../../readiness/domain/calibration-run.js';
import type { ReadinessConfig } from '../../readiness/domain/readiness-config.js';
import { slopeOf } from '../../readiness/domain/weigh-grade.js';
import { addAt, valueAt } from './columns.js';
import type { ColdReading } from './cold-readings.js';

/** Nothing known counts like so many answers that a coach graded: of a question, and of a learner. */
const shippedAnswers = 8;
const shippedAnswersOfLearner = 4;

const mostRounds = 200;
const closeEnough = 1e-8;
const mostDifficulty = 0.5;

/**
 * How much more of each question is missed cold than of others of its skill, when the same people answer
 * them: an answer misses what its skill, its learner and its question miss together. Drawn towards 0 by
 * n / (n + 8), and within a skill they sum to 0. An answer that only a poor grader saw counts as a part
 * of one. Of a question the earliest learners count, in whole fives: what one of them missed shows nowhere.
 *
 * @param readings at most one of a learner and a question
 */
export function questionDifficulties(
  readings: readonly ColdReading[],
  config: ReadinessConfig,
): QuestionDifficulty[] {
  const counted = Array.from(Map.groupBy(readings, ({ questionId }) => questionId))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, ofQuestion]) => wholeFives(ofQuestion));
  const difficulties = balance(counted, config);
  const answers = new Map<string, number>();
  for (const { questionId } of counted) {
    answers.set(questionId, (answers.get(questionId) ?? 0) + 1);
  }
  return centre(counted, difficulties).map(([questionId, difficulty]) => ({
    questionId,
    difficulty: Math.max(-mostDifficulty, Math.min(difficulty, mostDifficulty)),
    attempts: answers.get(questionId) ?? 0,
  }));
}

/** One effect for each group of readings, drawn towards 0 as if so many more readings said so. */
interface Effect {
  readonly placeOf: Int32Array;
  readonly values: Float64Array;
  readonly keys: readonly string[];
  readonly shrinkage: number;
}

function balance(readings: readonly ColdReading[], config: ReadinessConfig): Effect {
  const weights = weigh(readings, config);
  const skills = effectOf(readings, ({ skillId }) => skillId, 0);
  const learners = effectOf(readings, ({ learnerId }) => learnerId, shippedAnswersOfLearner);
  const questions = effectOf(readings, ({ questionId }) => questionId, shippedAnswers);
  const effects = [skills, learners, questions];
  const rest = Float64Array.from(readings, ({ gap }) => gap);
  for (let round = 0; round < mostRounds; round += 1) {
    const moved = effects.map((effect) => refit(effect, rest, weights));
    if (Math.max(...moved) < closeEnough) break;
  }
  return questions;
}

/** One that a coach graded counts 1. */
function weigh(readings: readonly ColdReading[], { graders, sdAttempt }: ReadinessConfig) {
  const { coach } = graders;
  const best = sdAttempt ** 2 + (coach.sd ** 2 + coach.biasSd ** 2) / slopeOf(coach) ** 2;
  return Float64Array.from(readings, ({ variance }) => Math.min(1, best / variance));
}

function effectOf(
  readings: readonly ColdReading[],
  keyOf: (reading: ColdReading) => string,
  shrinkage: number,
): Effect {
  const places = new Map<string, number>();
  const placeOf = Int32Array.from(readings, (reading) => {
    const key = keyOf(reading);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const keys = Array.from(places.keys());
  return { placeOf, keys, values: new Float64Array(keys.length), shrinkage };
}

/** @returns by how much the furthest value moved */
function refit({ placeOf, values, shrinkage }: Effect, rest: Float64Array, weights: Float64Array) {
  const pulls = new Float64Array(values.length);
  const sums = new Float64Array(values.length).fill(shrinkage);
  for (const [row, place] of placeOf.entries()) {
    const weight = valueAt(weights, row);
    addAt(pulls, place, weight * (valueAt(rest, row) + valueAt(values, place)));
    addAt(sums, place, weight);
  }
  const moves = values.map((value, place) => valueAt(pulls, place) / valueAt(sums, place) - value);
  for (const [row, place] of placeOf.entries()) {
    addAt(rest, row, -valueAt(moves, place));
  }
  for (const [place, move] of moves.entries()) addAt(values, place, move);
  return moves.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
}

/** Takes out of each skill the mean of its questions. */
function centre(
  readings: readonly ColdReading[],
  { keys, values }: Effect,
): (readonly [questionId: string, difficulty: number])[] {
  const skillOf = new Map(readings.map(({ questionId, skillId }) => [questionId, skillId]));
  const all = keys.map((questionId, place) => {
    return { questionId, skill: skillOf.get(questionId) ?? '', value: valueAt(values, place) };
  });
  const means = new Map<string, number>();
  for (const [skill, ofSkill] of Map.groupBy(all, (each) => each.skill)) {
    means.set(skill, ofSkill.reduce((sum, { value }) => sum + value, 0) / ofSkill.length);
  }
  return all.map(({ questionId, skill, value }) => [questionId, value - (means.get(skill) ?? 0)]);
}

import {
  CLAMP_PARAMETERS,
  FSRSAlgorithm,
  W17_W18_Ceiling,
  computeDecayFactor,
  roundTo,
} from 'ts-fsrs';
import type { Rating } from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';

/** What FSRS keeps of a card: stability in days, difficulty 1..10. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

/**
 * The range of each weight w0..w20, [lowest, highest]. The library moves a weight from outside silently
 * to the edge, so parameters are refused before they get here.
 */
export const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = CLAMP_PARAMETERS(
  W17_W18_Ceiling,
).map(([lowest = 0, highest = 0]) => [lowest, highest] as const);

/** Learners with the default weights share a model, and each may choose a retention of their own. */
const MOST_MODIFIERS = 1000;

/** What follows from an array of weights alone. */
interface Model {
  readonly algorithm: FSRSAlgorithm;
  /** The exponent of the forgetting curve, and the factor that puts .9 at t = stability. */
  readonly decay: number;
  readonly factor: number;
  /** Intervals in stabilities, by desired retention. */
  readonly modifiers: Map<number, number>;
}

/**
 * Only the library's formulas are used, never its scheduler: that one counts days in UTC, mixes the
 * millisecond into its fuzz and exceeds the maximum interval. One model per array of weights: to work
 * out what follows from them costs more than to use it, and the library does so on every call.
 */
const models = new WeakMap<readonly number[], Model>();

function modelOf(weights: readonly number[]): Model {
  const known = models.get(weights);
  if (known !== undefined) return known;
  const algorithm = new FSRSAlgorithm({
    w: weights,
    enable_fuzz: false,
    enable_short_term: true,
    // Told of several relearning steps the library lowers w17 and w18 behind our back.
    learning_steps: [],
    relearning_steps: [],
  });
  const made = { algorithm, ...computeDecayFactor(weights), modifiers: new Map<number, number>() };
  models.set(weights, made);
  return made;
}

/**
 * Memory after a review `deltaDays` whole study days after the last one (0 on the same day, which takes
 * the short-term formula); `memory` null is a first review. The library rounds to 8 decimals, which
 * is 1e-5 of the smallest stability there is (.001) and less of any other, and never gives a first
 * stability under .1. Refuses a negative delta.
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm#fsrs-6
 */
export function nextMemory(
  memory: Memory | null,
  deltaDays: number,
  rating: Rating,
  weights: readonly number[],
): Memory {
  const model = modelOf(weights);
  const recall = memory === null ? undefined : recallBy(model, deltaDays, memory.stability);
  return model.algorithm.next_state(memory, deltaDays, rating, recall);
}

/**
 * Whole days until recall falls to the desired retention, 1 to the maximum interval. Of one card's four
 * intervals this is the raw one: what order they stand in is decided in rate-card.
 */
export function intervalDaysFor(stability: number, parameters: SchedulingParameters): number {
  const modifier = modifierOf(modelOf(parameters.weights), parameters.desiredRetention);
  return Math.min(Math.max(1, Math.round(stability * modifier)), parameters.maximumIntervalDays);
}

/**
 * The probability of recall `fractionalDays` after the last review, 0..1: a power curve through .9 at
 * t = stability. Fractions of a day count here, unlike in nextMemory; a time before the review is 0.
 */
export function retrievabilityAfter(
  weights: readonly number[],
  fractionalDays: number,
  stability: number,
): number {
  return recallBy(modelOf(weights), Math.max(0, fractionalDays), stability);
}

/** The library's forgetting_curve, its rounding included. */
function recallBy({ decay, factor }: Model, days: number, stability: number): number {
  return roundTo(Math.pow(1 + (factor * days) / stability, decay), 8);
}

function modifierOf({ algorithm, modifiers }: Model, retention: number): number {
  const known = modifiers.get(retention);
  if (known !== undefined) return known;
  const modifier = algorithm.calculate_interval_modifier(retention);
  if (modifiers.size < MOST_MODIFIERS) modifiers.set(retention, modifier);
  return modifier;
}

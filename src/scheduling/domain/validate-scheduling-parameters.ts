import { WEIGHT_BOUNDS } from './fsrs.js';
import type { SchedulingParameters, WeekdayLoad } from './scheduling-parameters.js';

export interface ParameterProblem {
  /** 'weights', 'weights/3', 'desiredRetention', … */
  readonly field: string;
  readonly code: 'wrong-count' | 'not-a-number' | 'out-of-range' | 'not-whole' | 'not-ascending';
  readonly detail: string;
}

export type SchedulingParameterValues = Omit<SchedulingParameters, 'version' | 'model'>;

interface Range {
  readonly from: number;
  readonly to: number;
}

const RETENTION: Range = { from: 0.7, to: 0.99 };
const INTERVAL_DAYS: Range = { from: 1, to: 36_500 };
const STEP_MINUTES: Range = { from: 1, to: 1439 };
const MOST_STEPS = 4;
const DAYS_OF_A_WEEK = 7;

/**
 * Every reason to refuse a learner's scheduling parameters; empty when there is none. Nothing is mended
 * or clamped: the library turns a wrong number of weights into the defaults, NaN into a bound and a
 * retention of 0 into .9, and nobody would hear of it.
 */
export function validateSchedulingParameters(
  parameters: SchedulingParameterValues,
): ParameterProblem[] {
  return [
    ...weightProblems(parameters.weights),
    ...numberProblems('desiredRetention', parameters.desiredRetention, RETENTION),
    ...wholeProblems('maximumIntervalDays', parameters.maximumIntervalDays, INTERVAL_DAYS),
    ...stepProblems('learningStepsMinutes', parameters.learningStepsMinutes),
    ...stepProblems('relearningStepsMinutes', parameters.relearningStepsMinutes),
    ...weekdayProblems(parameters.weekdayLoads),
  ];
}

function weekdayProblems(loads: readonly WeekdayLoad[]): ParameterProblem[] {
  if (loads.length === DAYS_OF_A_WEEK) return [];
  const detail = `needs ${DAYS_OF_A_WEEK} loads, Monday first, got ${loads.length}`;
  return [{ field: 'weekdayLoads', code: 'wrong-count', detail }];
}

function weightProblems(weights: readonly number[]): ParameterProblem[] {
  if (weights.length !== WEIGHT_BOUNDS.length) {
    const detail = `needs ${WEIGHT_BOUNDS.length} weights, got ${weights.length}`;
    return [{ field: 'weights', code: 'wrong-count', detail }];
  }
  return WEIGHT_BOUNDS.flatMap(([from, to], index) =>
    numberProblems(`weights/${index}`, weights[index] ?? Number.NaN, { from, to }),
  );
}

function stepProblems(field: string, steps: readonly number[]): ParameterProblem[] {
  const problems = steps.flatMap((step, index) =>
    wholeProblems(`${field}/${index}`, step, STEP_MINUTES),
  );
  if (steps.length > MOST_STEPS) {
    const detail = `takes at most ${MOST_STEPS} steps, got ${steps.length}`;
    problems.push({ field, code: 'wrong-count', detail });
  }
  if (steps.some((step, index) => step <= (steps[index - 1] ?? Number.NEGATIVE_INFINITY))) {
    problems.push({
      field,
      code: 'not-ascending',
      detail: 'each step must be longer than the last',
    });
  }
  return problems;
}

function wholeProblems(field: string, value: number, range: Range): ParameterProblem[] {
  const problems = numberProblems(field, value, range);
  if (problems.length > 0 || Number.isInteger(value)) return problems;
  return [{ field, code: 'not-whole', detail: `must be a whole number, got ${value}` }];
}

function numberProblems(field: string, value: number, { from, to }: Range): ParameterProblem[] {
  if (!Number.isFinite(value)) {
    return [{ field, code: 'not-a-number', detail: `must be a finite number, got ${value}` }];
  }
  if (value >= from && value <= to) return [];
  return [{ field, code: 'out-of-range', detail: `must lie in ${from}..${to}, got ${value}` }];
}

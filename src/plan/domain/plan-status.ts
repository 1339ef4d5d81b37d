import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { isUnitDone } from './is-unit-done.js';
import { sessionKey, type DoneFacts, type PlacedUnit } from './plan.js';
import { placeUnits, type PlanCourse } from './place-units.js';

/** Where a unit stands: `missed` is a unit whose last day is past. */
export const unitStates = ['done', 'open', 'missed', 'dropped'] as const;
export type UnitState = (typeof unitStates)[number];

/** A placed unit with what has become of it. */
export interface TrackedUnit extends PlacedUnit {
  readonly state: UnitState;
  /** What is left to do of it; 0 unless it is open or missed. */
  readonly minutesLeft: number;
}

/** A plan, what is done of it, and the learner's day. */
export interface PlanProgress extends PlanCourse {
  readonly facts: DoneFacts;
  readonly today: StudyDay;
}

/** What can be stopped in its middle and gone on with. */
const divisible = new Set<string>(['build', 'capstone']);

/** Whether a unit may be done in parts. */
export function isDivisible({ kind }: Pick<PlacedUnit, 'kind'>): boolean {
  return divisible.has(kind);
}

/**
 * Every unit of a plan with where it stands today. A question that was retired is dropped, for nobody can
 * answer it any more. What was dropped and done nevertheless is done.
 */
export function trackUnits(progress: PlanProgress): TrackedUnit[] {
  return placeUnits(progress).map((unit) => {
    const state = stateOf(unit, progress);
    const isLeft = state === 'open' || state === 'missed';
    return Object.assign({ state, minutesLeft: isLeft ? leftOf(unit, progress.facts) : 0 }, unit);
  });
}

function stateOf(unit: PlacedUnit, { facts, programme, today }: PlanProgress): UnitState {
  if (isUnitDone(unit, facts, programme)) return 'done';
  if (unit.isDropped || isRetired(unit, facts)) return 'dropped';
  return unit.dueDay < today ? 'missed' : 'open';
}

/** The sittings of a project stay: they are marked, whatever the bank asks of them. */
function isRetired({ kind, name }: PlacedUnit, { retired }: DoneFacts): boolean {
  return kind !== 'reading' && kind !== 'capstone' && retired.has(name);
}

/** Minutes that were spent on a sitting without finishing it count for what can be gone on with. */
function leftOf(unit: PlacedUnit, { marks }: DoneFacts): number {
  if (!isDivisible(unit) || unit.session === 'flexible') return unit.minutes;
  const spent = marks.get(sessionKey(unit.week, unit.session))?.minutes ?? 0;
  return Math.max(1, unit.minutes - spent);
}

import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { milestoneKey } from './plan.js';
import { trackUnits, type PlanProgress } from './plan-status.js';

export const milestoneStates = ['done', 'open', 'missed', 'cut'] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/** A milestone of a project that somebody has chosen, or the project itself at the end. */
export interface PlanMilestone {
  readonly capstone: string;
  /** Null is the project itself. */
  readonly number: number | null;
  readonly week: number;
  readonly dueDay: StudyDay;
  readonly state: MilestoneState;
}

/**
 * The milestones of the chosen projects with the day on which each is due. Only what was handed in is done.
 * Of a project that was cut to its smallest demo the milestones are no longer wanted, the demo is; nor is
 * what was retired.
 */
export function listMilestones(progress: PlanProgress): PlanMilestone[] {
  const { programme, facts, adjustments, today } = progress;
  const numbers = new Map(
    programme.weeks.map(({ number, capstone }) => [number, capstone.milestone ?? null]),
  );
  const cut = new Set(adjustments.cut);
  return trackUnits(progress)
    .filter(({ kind }) => kind === 'capstone')
    .map(({ name: capstone, week, dueDay }) => {
      const number = numbers.get(week) ?? null;
      const key = milestoneKey(capstone, number);
      const isCut = (cut.has(capstone) && number !== null) || facts.retired.has(key);
      const isLate = dueDay < today;
      const isDone = facts.milestones.has(key);
      return { capstone, number, week, dueDay, state: stateOf({ isDone, isCut, isLate }) };
    });
}

function stateOf(is: { isDone: boolean; isCut: boolean; isLate: boolean }): MilestoneState {
  if (is.isDone) return 'done';
  if (is.isCut) return 'cut';
  return is.isLate ? 'missed' : 'open';
}

import type { PlanTerms } from './plan.js';
import type { Programme } from './programme.js';

/** What the chosen projects take, and what the plan gives them. */
export interface CapstoneHours {
  /** Hours that their milestones say they take. */
  readonly needed: number;
  /** Hours of the sittings before the last week. */
  readonly fixed: number;
  /** Flexible hours a week that are needed besides, to a tenth; 0 where the sittings do. */
  readonly flexibleNeededPerWeek: number;
  /** Whether the plan's flexible hours are as many. */
  readonly isEnough: boolean;
}

/**
 * Whether the work of the chosen projects fits into a plan: their milestones are due week by week, the sittings
 * are for one project, and what is missing has to come out of the flexible hours of the same weeks.
 */
export function capstoneHours(
  { cadence, weeks }: Programme,
  { flexibleHoursPerWeek }: Pick<PlanTerms, 'flexibleHoursPerWeek'>,
  workHours: readonly number[],
): CapstoneHours {
  const minutes = cadence.find(({ kind }) => kind === 'capstone')?.minutes ?? 0;
  const working = weeks.filter(({ capstone }) => capstone.milestone !== undefined).length;
  const needed = workHours.reduce((sum, hours) => sum + hours, 0);
  const fixed = (minutes * working) / 60;
  const missing = working === 0 ? 0 : Math.max(0, needed - fixed) / working;
  const flexibleNeededPerWeek = Math.ceil(missing * 10) / 10;
  return {
    needed,
    fixed,
    flexibleNeededPerWeek,
    isEnough: flexibleNeededPerWeek <= flexibleHoursPerWeek,
  };
}

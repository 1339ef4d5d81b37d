import { milestoneKey, sessionKey, type DoneFacts, type PlanUnit } from './plan.js';
import type { Programme } from './programme.js';

/**
 * Whether a unit is done. What is asked counts once it was answered, whatever the learner says of the
 * sitting; what is read or built counts by the sitting; a project counts by either, the milestone that was
 * handed in or the sitting.
 */
export function isUnitDone(unit: PlanUnit, facts: DoneFacts, { weeks }: Programme): boolean {
  const isMarked = facts.marks.get(sessionKey(unit.week, unit.session))?.isDone === true;
  switch (unit.kind) {
    case 'reading':
    case 'build':
      return isMarked;
    case 'capstone': {
      const week = weeks.find(({ number }) => number === unit.week);
      const milestone = week?.capstone.milestone ?? null;
      return isMarked || facts.milestones.has(milestoneKey(unit.name, milestone));
    }
    default:
      return facts.answered.has(unit.name);
  }
}

import type { Need, StudentFacts } from './board.js';

/** Whether somebody is among those that a coach looks for. */
export function hasNeed(facts: StudentFacts, need: Need): boolean {
  switch (need) {
    case 'inactive':
      return facts.isInactive;
    case 'stuck':
      return facts.stuckOn.length > 0;
    case 'contested':
      return facts.contested.length > 0;
    case 'overdue':
      return facts.assignments.overdue > 0;
  }
}

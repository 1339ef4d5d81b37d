import type { Target } from '../../readiness/domain/target.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

type Dated = Pick<Target, 'id' | 'interviewDay'>;

/**
 * The target that somebody is working towards: of theirs the one whose interview is next, today's
 * included; without one the latest that has no day yet. Null when there is none, or all are over.
 */
export function chooseTarget<T extends Dated>(targets: readonly T[], today: StudyDay): T | null {
  const [next] = targets
    .filter(({ interviewDay }) => interviewDay !== null && interviewDay >= today)
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  if (next !== undefined) return next;
  const undated = targets.filter(({ interviewDay }) => interviewDay === null);
  // Ids are made in the order of time.
  return undated.toSorted((one, other) => (one.id > other.id ? -1 : 1))[0] ?? null;
}

function keyOf({ interviewDay, id }: Dated): string {
  return `${interviewDay}/${id}`;
}

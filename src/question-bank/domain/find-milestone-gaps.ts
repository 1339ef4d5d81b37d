import type { NamedKind } from './find-kind-changes.js';
import type { QuestionProblem } from './question-problem.js';

interface Gap extends QuestionProblem {
  /** Which of the incoming questions, by its place in the list. */
  readonly place: number;
}

interface Step {
  readonly number: number;
  /** Null when it is stored and not in the document. */
  readonly place: number | null;
}

/**
 * Milestones of capstones that are not there, and milestones that do not count 1, 2, 3 …, with what
 * the bank holds already and the document leaves alone.
 */
export function findMilestoneGaps(
  stored: readonly NamedKind[],
  incoming: readonly NamedKind[],
): Gap[] {
  const named = new Set(incoming.map(({ slug }) => slug));
  const kept = stored.filter(({ slug }) => !named.has(slug));
  const all = [...kept, ...incoming];
  const capstones = new Set(all.flatMap(({ slug, kind }) => (kind === 'capstone' ? [slug] : [])));
  const lost = incoming.flatMap(({ milestone }, place): Gap[] => {
    if (milestone === null || capstones.has(milestone.capstone)) return [];
    const detail = 'is neither in the document nor in the bank already';
    return [{ place, pointer: '/milestone/capstone', code: 'unknown-reference', detail }];
  });
  const steps = Map.groupBy(
    all.flatMap(({ milestone }, index) => {
      if (milestone === null || !capstones.has(milestone.capstone)) return [];
      return [{ ...milestone, place: index < kept.length ? null : index - kept.length }];
    }),
    ({ capstone }) => capstone,
  );
  return [...lost, ...Array.from(steps, ([capstone, list]) => miscounted(capstone, list)).flat()];
}

function miscounted(capstone: string, steps: readonly Step[]): Gap[] {
  const counted = steps.toSorted((one, other) => one.number - other.number);
  return counted.flatMap(({ number, place }, index): Gap[] => {
    if (place === null || number === index + 1) return [];
    const detail = `must be ${index + 1}, the next milestone of ${capstone}`;
    return [{ place, pointer: '/milestone/number', code: 'milestone-order', detail }];
  });
}

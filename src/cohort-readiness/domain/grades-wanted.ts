import type { GradeSuggestion } from '../../readiness/domain/readiness.js';

/** Whose range one grade of a coach would narrow, and in which skill. */
export interface GradeWanted extends GradeSuggestion {
  readonly learnerId: string;
}

/**
 * Where one grade of a coach says most: the range that narrows most first; of as much the lower id. Who
 * would gain nothing is left out.
 */
export function gradesWanted(
  members: readonly {
    readonly learnerId: string;
    readonly askNext: GradeSuggestion | null;
  }[],
  limit: number,
): GradeWanted[] {
  return members
    .flatMap(({ learnerId, askNext }) => (askNext === null ? [] : [{ learnerId, ...askNext }]))
    .filter((each) => gainOf(each) > 0)
    .toSorted((one, other) => {
      const [a, b] = [gainOf(one), gainOf(other)];
      if (a !== b) return b - a;
      return one.learnerId < other.learnerId ? -1 : 1;
    })
    .slice(0, limit);
}

function gainOf({ sdNow, sdAfter }: GradeSuggestion): number {
  return sdNow - sdAfter;
}

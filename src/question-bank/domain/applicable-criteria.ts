import type { CandidateLevel, Criterion, Rubric } from './rubric.js';

const RANK: Readonly<Record<CandidateLevel, number>> = { junior: 0, senior: 1, staff: 2 };

/** The criteria asked of a candidate of this level, in rubric order: those of their level or below. */
export function applicableCriteria(rubric: Rubric, level: CandidateLevel): readonly Criterion[] {
  return rubric.criteria.filter(({ minLevel }) => RANK[minLevel] <= RANK[level]);
}

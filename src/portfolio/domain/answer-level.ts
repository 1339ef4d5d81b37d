import type { PassedAnswer } from '../../attempts/domain/passed-answer.js';
import { skillLevels, type SkillLevel } from './evidence.js';

type Judged = Pick<PassedAnswer, 'verdict' | 'scope' | 'candidateLevel' | 'rubricLevel'>;

/**
 * The level that a passed answer shows: that of its verdict, but of a story no more than the scope it
 * reached, and no more than was asked. Where the rubric has criteria for candidates of a higher level than
 * the answer was graded at, it left them out: the level below is what it can speak for.
 */
export function answerLevel({ verdict, scope, candidateLevel, rubricLevel }: Judged): SkillLevel {
  return lowest([
    verdict === 'staff-pass' ? 'staff' : 'senior',
    scope ?? 'staff',
    rank[candidateLevel] < rank[rubricLevel] ? asLevel[candidateLevel] : 'staff',
  ]);
}

const rank = { junior: 0, senior: 1, staff: 2 } as const;
const asLevel = { junior: 'working', senior: 'senior', staff: 'staff' } as const;

function lowest(levels: readonly SkillLevel[]): SkillLevel {
  return skillLevels.find((level) => levels.includes(level)) ?? 'working';
}

import type { AnswerFacts, Judgement } from './answer-facts.js';
import { countingGrades } from './counting-grades.js';
import type { GradeKind } from './grade.js';
import { gradeInForce } from './grade-in-force.js';

/** Kinds of grade that judge the answer for its own sake, and the one that several of them come to. */
const judges: readonly GradeKind[] = ['self', 'peer', 'interviewer', 'coach', 'settlement'];

/**
 * Sorts all grades of one attempt into the learner's own, the one by somebody else that the answer stands
 * by, and one of each grader. Of corrected grades the latest counts, since the first.
 */
export function sortJudgements(
  grades: readonly Judgement[],
): Pick<AnswerFacts, 'own' | 'others' | 'graders'> {
  const counting = countingGrades(grades);
  const given = grades.filter(({ kind, number }) => judges.includes(kind) && counting.has(number));
  const judgements =
    counting.size === grades.length
      ? given
      : given.map((judgement) => ({ ...judgement, since: firstGiven(judgement, grades) }));
  const byGrader = new Map<string, Judgement>();
  for (const judgement of judgements) {
    if (judgement.kind === 'settlement') continue;
    const known = byGrader.get(judgement.graderId);
    if (known === undefined || known.number < judgement.number) {
      byGrader.set(judgement.graderId, judgement);
    }
  }
  return {
    own: gradeInForce(judgements.filter(({ kind }) => kind === 'self')),
    others: gradeInForce(judgements.filter(({ kind }) => kind !== 'self')),
    graders: [...byGrader.values()],
  };
}

function firstGiven({ kind, graderId, since }: Judgement, grades: readonly Judgement[]): Date {
  return grades
    .filter((each) => each.kind === kind && each.graderId === graderId)
    .reduce((first, each) => (each.since < first ? each.since : first), since);
}

import { outcomeRequest } from './explain-readiness.js';
import { isAdvice } from './is-advice.js';
import type { ReadinessReport } from './readiness-report.js';

const opening = 'The interview is over: what follows was told last before it, and stands.';

/**
 * The report of an interview that is over: what was told last before it, with its own instant, whatever
 * was graded, changed or learnt since. What to study next is left out of it, and the outcome is asked for.
 * Names, and the pieces of a portfolio, are the learner's to change and to take back: they are today's. So
 * are the rows of the single questions, which no kept report has; they leave out what came after the
 * interview.
 *
 * @param final as it was kept
 * @param today worked out anew
 * @param isForOthers leaves out the text, which was told to the learner
 */
export function lookBack(
  final: ReadinessReport,
  today: ReadinessReport,
  isForOthers = false,
): ReadinessReport {
  const pieces = new Map(
    today.skills.map(({ skillId, evidence }) => [
      skillId,
      evidence.filter(({ kind }) => kind === 'portfolio'),
    ]),
  );
  return {
    ...final,
    targetName: today.targetName,
    interviewPassed: true,
    scoreIfOnPlan: null,
    passProbabilityIfOnPlan: null,
    explanation: isForOthers
      ? [opening]
      : [opening, ...final.explanation.filter((each) => !isAdvice(each)), outcomeRequest],
    skills: final.skills.map((skill) => ({
      ...skill,
      evidence: [
        ...skill.evidence.filter(({ kind }) => kind !== 'portfolio'),
        ...(pieces.get(skill.skillId) ?? []),
      ],
    })),
    next: [],
    askNext: null,
    ...(today.questions === undefined ? {} : { questions: today.questions }),
  };
}

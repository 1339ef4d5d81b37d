import type { AnswerFacts, Judgement } from '../../attempts/domain/answer-facts.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { AttemptChoice } from './count-in-fives.js';
import { findFlaws, type Flaw } from './find-flaws.js';
import { sheetMarker, type MarkedAnswer } from './marked-answer.js';
import { measureAgreement, type AgreementFigures } from './measure-agreement.js';
import { measureGrades, type GradeFigures } from './measure-grades.js';
import {
  measureAbandonment,
  measureUse,
  type AbandonmentFigures,
  type UseFigures,
} from './measure-use.js';

/** How good a question is, as far as its use shows. Null is too few learners to tell. */
export interface QuestionQuality {
  readonly use: UseFigures | null;
  readonly abandonment: AbandonmentFigures | null;
  /** By the learners' own grades, which run high. */
  readonly self: GradeFigures | null;
  /** By the grades that others gave. */
  readonly others: GradeFigures | null;
  readonly agreement: AgreementFigures | null;
  readonly flaws: readonly Flaw[];
}

/**
 * All figures of a question. `facts` are of revisions that score alike, `criteria` of any of these. An
 * answer that was written with the outline known says nothing of the question, so it is counted as used
 * and compared between graders, but neither passes nor fails.
 */
export function measureQuestion(
  criteria: readonly Criterion[],
  facts: readonly AnswerFacts[],
  attempts: AttemptChoice,
): QuestionQuality {
  const mark = sheetMarker(criteria);
  const answered = facts.filter(({ isAbandoned }) => !isAbandoned);
  const markedBy = (judgementOf: (answer: AnswerFacts) => Judgement | null): MarkedAnswer[] =>
    answered.flatMap((answer) => {
      const judgement = judgementOf(answer);
      if (judgement === null || answer.peeked) return [];
      const { learnerId, isFirst } = answer;
      return [{ learnerId, isFirst, since: judgement.since, sheet: mark(judgement) }];
    });
  const compared = answered.flatMap(({ learnerId, isFirst, graders }) => {
    const since = secondOf(graders);
    return since === null ? [] : [{ learnerId, isFirst, since, sheets: graders.map(mark) }];
  });
  const figures = {
    use: measureUse(facts, attempts),
    abandonment: measureAbandonment(facts, attempts),
    self: measureGrades(
      criteria,
      markedBy(({ own }) => own),
      attempts,
    ),
    others: measureGrades(
      criteria,
      markedBy(({ others }) => others),
      attempts,
    ),
    agreement: measureAgreement(criteria, compared, attempts),
  };
  const time = figures.use?.time ?? null;
  return { ...figures, flaws: findFlaws(criteria, { ...figures, time }) };
}

/** When the second grader was done, from when on there is something to compare; null before. */
function secondOf(graders: readonly Judgement[]): Date | null {
  const [, second] = graders
    .map(({ since }) => since)
    .toSorted((one, other) => one.getTime() - other.getTime());
  return second ?? null;
}

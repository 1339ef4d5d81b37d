import type { AskedCriterion } from './answered-question.js';
import type { EvaluatedAnswer } from './evaluated-answer.js';
import type { FeedbackFault } from './feedback-fault.js';
import type { Feedback } from './feedback.js';
import type { GradedAnswer } from './graded-answer.js';

/** What became of an answer when a model was asked, or why nothing did. */
export type Said = Pick<Feedback, 'criteria'> | { readonly fault: FeedbackFault };

/** What a model said of an answer in its three wordings; null where that one was not asked about. */
export interface SaidOfAnswer {
  readonly answer: Said;
  readonly paraphrase: Said | null;
  readonly padded: Said | null;
}

/** The levels of a model beside those of people, by their places on the scale of each criterion. */
export function holdAgainstPeople(graded: GradedAnswer, said: SaidOfAnswer): EvaluatedAnswer {
  const asked = new Map(graded.question.criteria.map((criterion) => [criterion.key, criterion]));
  return {
    criteria: graded.criteria.flatMap(({ key, passesAt, people }) => {
      const criterion = asked.get(key);
      if (criterion === undefined) return [];
      return {
        levelCount: criterion.levels.length,
        passesAt,
        people,
        model: placeIn(said.answer, criterion),
        paraphrased: placeIn(said.paraphrase, criterion),
        padded: placeIn(said.padded, criterion),
      };
    }),
    fault: 'fault' in said.answer ? said.answer.fault : null,
  };
}

function placeIn(said: Said | null, { key, levels }: AskedCriterion): number | null {
  if (said === null || 'fault' in said) return null;
  const given = said.criteria.find(({ criterionKey }) => criterionKey === key)?.levelKey;
  const place = levels.findIndex((level) => level.key === given);
  return place < 0 ? null : place;
}

import type { FieldProblem } from '../kernel/app-error.js';
import type { QuestionProblem } from './domain/question-problem.js';

/** A problem of one question among several; `place` is its index in the list that was judged. */
export interface PlacedProblem extends QuestionProblem {
  readonly place: number;
}

/**
 * Problems by their place in the document. Questions whose shape is wrong are not judged, so the
 * index in the list is not the place in the document.
 */
export function atQuestions(
  questions: readonly { readonly place: number }[],
  found: readonly PlacedProblem[],
): FieldProblem[] {
  return found.flatMap(({ place, pointer, code, detail }) => {
    const question = questions[place];
    if (question === undefined) return [];
    return [{ pointer: `#/questions/${question.place}${pointer}`, code, detail }];
  });
}

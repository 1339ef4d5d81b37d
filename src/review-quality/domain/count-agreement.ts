import { wholeFives } from '../../kernel/whole-fives.js';
import type { LinedUpAnswer } from './line-up-answers.js';
import { questionAgreement, type QuestionAgreement } from './question-agreement.js';

/**
 * How far judges agree, over what may be counted: of each figure the answers of the earliest learners, in
 * whole fives; further answers of theirs by the same rule among themselves. Nothing is told of fewer than
 * five learners, and nobody can tell from two looks what one judgement was.
 *
 * @param places what stands for the criteria in the sheets
 */
export function countAgreement(
  places: readonly string[],
  answers: readonly LinedUpAnswer[],
): QuestionAgreement {
  const counted = (sinceOf: (answer: LinedUpAnswer) => Date | null): QuestionAgreement =>
    questionAgreement(places, countable(answers, sinceOf));
  return {
    ...counted(({ peersSince }) => peersSince),
    selfAndSettlement: counted(({ settledSince }) => settledSince).selfAndSettlement,
    peerAndCoach: counted(({ coachedSince }) => coachedSince).peerAndCoach,
  };
}

function countable(
  answers: readonly LinedUpAnswer[],
  sinceOf: (answer: LinedUpAnswer) => Date | null,
): LinedUpAnswer[] {
  const rows = answers
    .flatMap((answer) => {
      const since = sinceOf(answer);
      return since === null ? [] : [{ ...answer, since }];
    })
    .toSorted((one, other) => one.since.getTime() - other.since.getTime());
  const met = new Set<string>();
  const { first = [], further = [] } = Object.groupBy(rows, ({ learnerId }) => {
    if (met.has(learnerId)) return 'further';
    met.add(learnerId);
    return 'first';
  });
  return [...wholeFives(first), ...wholeFives(further)];
}

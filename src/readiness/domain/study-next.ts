import type { PlacedSkill } from './bank-layout.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { QuestionReadiness, StudySuggestion } from './readiness.js';
import { recallIfPractised } from './recall-if-practised.js';

/** The time that practice is worked out for. */
export interface StudyTime {
  readonly nowMs: number;
  readonly interviewAtMs: number;
  readonly weights: readonly number[];
}

/**
 * What practising each question now would bring on the day of the interview, the most points a minute
 * first. Suspended ones are never suggested, nor what brings nothing. It is meant for that one day, not
 * for remembering for life: the queue is kept beside it.
 *
 * @param figures of each skill's questions in their order
 */
export function studyNext(
  skills: readonly PlacedSkill[],
  figures: readonly (readonly QuestionReadiness[])[],
  { gamma }: Pick<ReadinessConfig, 'gamma'>,
  { nowMs, interviewAtMs, weights }: StudyTime,
): StudySuggestion[] {
  const suggestions: StudySuggestion[] = [];
  const firstRecall = recallIfPractised(null, weights, nowMs, interviewAtMs);
  for (const [place, { share, novelty, questions }] of skills.entries()) {
    const ofSkill = figures[place] ?? [];
    for (const [index, { question, share: ownShare, memory }] of questions.entries()) {
      const figure = ofSkill[index];
      if (question.isSuspended || figure === undefined) continue;
      const recall =
        memory === null ? firstRecall : recallIfPractised(memory, weights, nowMs, interviewAtMs);
      const closed = figure.gap * gamma * (recall - figure.recall);
      const gain = share * (1 - novelty) * ownShare * closed;
      if (gain > 0) suggestions.push(suggest(figure, gain, question.minutes));
    }
  }
  return suggestions.toSorted(mostPerMinuteFirst);
}

function suggest(figure: QuestionReadiness, gain: number, minutes: number): StudySuggestion {
  const { questionId, skillId, expected, recall, isPractised } = figure;
  return { questionId, skillId, expected, recall, isPractised, gain, minutes };
}

function mostPerMinuteFirst(one: StudySuggestion, other: StudySuggestion): number {
  return (
    other.gain / other.minutes - one.gain / one.minutes ||
    (one.questionId < other.questionId ? -1 : 1)
  );
}

import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import type { RevealedHint, Round } from './domain/mock-interview.js';

/** A hint as it was shown. */
export interface ShownHint {
  /** From 0; the mildest comes first. */
  readonly index: number;
  readonly text: string;
  readonly revealedAt: Date;
}

/** All that a candidate is ever shown of a question by the interview. */
export interface AskedQuestion {
  readonly title: string;
  readonly prompt: string;
}

/** Null until the round begins, for both. */
export function askedQuestion(
  { startedAt }: Pick<Round, 'startedAt'>,
  revision: QuestionRevision | null,
): AskedQuestion | null {
  if (startedAt === null || revision === null) return null;
  const { title, prompt } = revision;
  return { title, prompt };
}

/** The words of what was shown, of one round. */
export function shownHints(
  { interviewId, number }: Pick<Round, 'interviewId' | 'number'>,
  revision: QuestionRevision | null,
  log: readonly RevealedHint[],
): ShownHint[] {
  return log
    .filter((each) => each.interviewId === interviewId && each.roundNumber === number)
    .map(({ hintIndex, revealedAt }) => {
      return { index: hintIndex, text: revision?.hints[hintIndex] ?? '', revealedAt };
    });
}

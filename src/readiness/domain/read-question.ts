import type { PlacedQuestion } from './bank-layout.js';
import type { Evidence } from './evidence.js';
import type { Rater } from './meet-raters.js';
import { readAttempt, type ReadingContext } from './read-attempt.js';

/** A rater's part in what is known of a question. */
export interface RaterPart {
  readonly rater: Rater;
  readonly precision: number;
  /** What a score's worth of leaning adds to the pull. */
  readonly leverage: number;
}

/** What the answers to a question say of the gap in it, its difficulty taken off. */
export interface QuestionEvidence extends Evidence {
  readonly parts: readonly RaterPart[];
  /** Whether the latest answer missed a must-have. */
  readonly isMustHaveOpen: boolean;
}

/** Adds up the answers to a question. Those that could show little of the gap count little, squared. */
export function readQuestion(
  { question, attempts }: Pick<PlacedQuestion, 'question' | 'attempts'>,
  context: ReadingContext,
): QuestionEvidence {
  let precision = 0;
  let pull = 0;
  let isMustHaveOpen = false;
  const parts: RaterPart[] = [];
  for (const attempt of attempts) {
    const reading = readAttempt(attempt, context);
    const { shown } = reading;
    const weight = shown / reading.variance;
    precision += weight * shown;
    pull += weight * (reading.gapSeen - shown * question.difficulty);
    for (const { rater } of reading.heard) {
      const own = (weight * rater.weight) / reading.weight;
      parts.push({ rater, precision: own * shown, leverage: own * rater.leverage });
    }
    isMustHaveOpen = reading.mustMissed;
  }
  return { precision, pull, parts, isMustHaveOpen };
}

import type { AnswerFacts } from '../../attempts/domain/answer-facts.js';
import { quantile } from '../../kernel/quantile.js';
import { countInFives, countLearners, type AttemptChoice } from './count-in-fives.js';

/** Time used over the time box: 1 is exactly on time. */
export interface TimeFigures {
  readonly answers: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** Share of answers that took longer than the time box. */
  readonly overTimeShare: number;
}

/** How a question is worked on, whatever the answers are worth. */
export interface UseFigures {
  readonly learners: number;
  readonly answers: number;
  /** Shares of the answers, 0..1. */
  readonly hintedShare: number;
  readonly gaveUpShare: number;
  readonly peekedShare: number;
  readonly meanHints: number;
  /** Null for fewer than five learners who wrote or spoke against the clock. */
  readonly time: TimeFigures | null;
}

/** What was started on a question, and how much of it was left without an answer. */
export interface AbandonmentFigures {
  readonly learners: number;
  readonly attempts: number;
  /** 0..1. */
  readonly abandonedShare: number;
}

type Use = Omit<AnswerFacts, 'own' | 'others' | 'graders' | 'questionId'>;

/** Figures over the answers of a question, judged or not. Null for fewer than five learners. */
export function measureUse(uses: readonly Use[], attempts: AttemptChoice): UseFigures | null {
  const answers = uses.filter(({ isAbandoned }) => !isAbandoned);
  const counted = countInFives(answers, attempts);
  if (counted.length === 0) return null;
  const share = (holds: (use: Use) => boolean): number =>
    counted.filter(holds).length / counted.length;
  return {
    learners: countLearners(counted),
    answers: counted.length,
    hintedShare: share(({ hintsUsed }) => hintsUsed > 0),
    gaveUpShare: share(({ gaveUp }) => gaveUp),
    peekedShare: share(({ peeked }) => peeked),
    meanHints: counted.reduce((sum, { hintsUsed }) => sum + hintsUsed, 0) / counted.length,
    time: measureTime(answers, attempts),
  };
}

/**
 * How many of the attempts that came to an end were left without an answer. Of each learner the first
 * answer and the first attempt left count, or all. Null for fewer than five learners.
 */
export function measureAbandonment(
  uses: readonly Use[],
  attempts: AttemptChoice,
): AbandonmentFigures | null {
  const counted = countInFives(uses, attempts);
  if (counted.length === 0) return null;
  return {
    learners: countLearners(counted),
    attempts: counted.length,
    abandonedShare: counted.filter(({ isAbandoned }) => isAbandoned).length / counted.length,
  };
}

/** What is recalled in the head takes no writing, and giving up no time: neither measures the time box. */
function measureTime(answers: readonly Use[], attempts: AttemptChoice): TimeFigures | null {
  const timed = answers.filter(
    ({ mode, gaveUp, overtimeRatio }) => mode !== 'recall' && !gaveUp && overtimeRatio !== null,
  );
  const ratios = countInFives(timed, attempts)
    .map(({ overtimeRatio }) => overtimeRatio ?? 0)
    .toSorted((one, other) => one - other);
  if (ratios.length === 0) return null;
  return {
    answers: ratios.length,
    lowerQuartile: quantile(ratios, 0.25),
    median: quantile(ratios, 0.5),
    upperQuartile: quantile(ratios, 0.75),
    overTimeShare: ratios.filter((ratio) => ratio > 1).length / ratios.length,
  };
}

import type { GraderSource } from '../../readiness/domain/grader-source.js';
import { raterKey } from '../../readiness/domain/rater-key.js';
import type { ReadinessConfig } from '../../readiness/domain/readiness-config.js';
import type { JudgedAnswer } from './judged-answer.js';

/** Somebody who graded, for one kind of grade. */
export interface Rater {
  readonly source: GraderSource;
  readonly raterId: string;
}

/** Grades as columns, so that hundreds of thousands of them can be gone through again and again. */
export interface GradeTable {
  /** How many answers there are. */
  readonly answers: number;
  /** By place, in the order of their keys. */
  readonly raters: readonly Rater[];
  /** The answer and the rater of each grade, by place. */
  readonly answerOf: Int32Array;
  readonly raterOf: Int32Array;
  /** What the grader saw missing, 0..1; a missed must-have holds the grade down. */
  readonly seen: Float64Array;
  /** Of each answer, 1 where a coach graded it. */
  readonly isAnchored: Uint8Array;
}

/**
 * The answers that two or more people graded, with their grades. Who graded an answer alone is held
 * against nobody. In one order, whatever the order of the answers: sums come out the same to the last bit.
 */
export function tabulateGrades(
  answers: readonly JudgedAnswer[],
  { mustMissedScore }: Pick<ReadinessConfig, 'mustMissedScore'>,
): GradeTable {
  const shared = answers
    .filter(({ grades }) => new Set(grades.map(({ raterId }) => raterId)).size > 1)
    .map((answer) => ({ key: `${answer.learnerId} ${answer.attemptId}`, grades: answer.grades }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const found = new Map<string, Rater>();
  for (const { grades } of shared) {
    for (const { source, raterId } of grades) {
      found.set(raterKey(source, raterId), { source, raterId });
    }
  }
  const keys = Array.from(found.keys()).toSorted();
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const rows = shared.flatMap(({ grades }, answer) =>
    grades
      .map(({ source, raterId, score, mustMissed }) => ({
        answer,
        rater: placeOf.get(raterKey(source, raterId)) ?? 0,
        source,
        seen: 1 - (mustMissed ? Math.min(score, mustMissedScore) : score),
      }))
      .toSorted((one, other) => one.rater - other.rater || one.seen - other.seen),
  );
  const isAnchored = new Uint8Array(shared.length);
  for (const { answer, source } of rows) if (source === 'coach') isAnchored[answer] = 1;
  return {
    answers: shared.length,
    raters: keys.flatMap((key) => found.get(key) ?? []),
    answerOf: Int32Array.from(rows, ({ answer }) => answer),
    raterOf: Int32Array.from(rows, ({ rater }) => rater),
    seen: Float64Array.from(rows, ({ seen }) => seen),
    isAnchored,
  };
}

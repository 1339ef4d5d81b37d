import type { EvidenceGrade } from '../../src/readiness/domain/readiness-input.js';
import type { JudgedAnswer } from '../../src/readiness-calibration/domain/judged-answer.js';

/** A grade by `source:raterId`. */
export function gradeBy(key: string, score: number, mustMissed = false): EvidenceGrade {
  const [source, raterId = ''] = key.split(':');
  if (source !== 'self' && source !== 'peer' && source !== 'llm' && source !== 'coach') {
    throw new RangeError(`${key} names no kind of grader`);
  }
  return { source, raterId, score, mustMissed };
}

/** Cold answers of one learner each, all to the same question, with the same grades. */
export function judgedBy(
  grades: readonly EvidenceGrade[],
  count: number,
  more: Partial<JudgedAnswer> = {},
): JudgedAnswer[] {
  return Array.from({ length: count }, (_, index) => ({
    attemptId: `attempt-${index}`,
    learnerId: `learner-${index}`,
    questionId: 'question',
    skillId: 'skill',
    atMs: index * 60_000,
    isCold: true,
    grades,
    ...more,
  }));
}

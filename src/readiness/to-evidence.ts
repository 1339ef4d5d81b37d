import type { AnswerEvidence } from '../attempts/evidence.reader.js';
import type { GraderSource } from './domain/grader-source.js';
import type { EvidenceAttempt } from './domain/readiness-input.js';

/** An interviewer of a mock interview is a peer who asks the questions. */
const sources: Record<AnswerEvidence['grades'][number]['kind'], GraderSource> = {
  self: 'self',
  peer: 'peer',
  interviewer: 'peer',
  coach: 'coach',
  llm: 'llm',
};

/** A graded answer, as the formula sees it. */
export function toEvidence(answer: AnswerEvidence): EvidenceAttempt {
  return {
    attemptId: answer.attemptId,
    questionId: answer.questionId,
    atMs: answer.atMs,
    retrievability: answer.retrievability,
    grades: answer.grades.map(({ kind, graderId, score, mustMissed }) => {
      return { source: sources[kind], raterId: graderId, score, mustMissed };
    }),
  };
}

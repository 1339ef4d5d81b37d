import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EvidenceGrade, ReadinessInput } from './domain/readiness-input.js';

/**
 * Lower-case hex SHA-256 of an input in canonical JSON (RFC 8785): the same for the same facts, in
 * whatever order they were read. Anybody with the input can check that a score follows from it.
 */
export function inputHash(input: ReadinessInput): string {
  const sorted: ReadinessInput = {
    ...input,
    questions: input.questions.toSorted(by(({ questionId }) => questionId)),
    memories: input.memories.toSorted(by(({ questionId }) => questionId)),
    attempts: input.attempts
      .map((attempt) => ({
        ...attempt,
        grades: attempt.grades.toSorted(by(gradeKey)),
      }))
      .toSorted(by(({ attemptId }) => attemptId)),
  };
  return createHash('sha256')
    .update(canonicalize(sorted) ?? '')
    .digest('hex');
}

/** With what it says: one person may grade an answer twice, as a peer and as an interviewer. */
function gradeKey({ source, raterId, score, mustMissed }: EvidenceGrade): string {
  return `${source}:${raterId} ${score} ${mustMissed}`;
}

function by<Item>(keyOf: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === b) return 0;
    return a < b ? -1 : 1;
  };
}

import { createHash } from 'node:crypto';
import type { Round } from './domain/mock-interview.js';

/** Chance of its own for each round, which nobody knows in advance and which stays the same. */
export function roundSeed({ interviewId, number }: Pick<Round, 'interviewId' | 'number'>): number {
  return createHash('sha256').update(`${interviewId}:${number}`).digest().readInt32BE();
}

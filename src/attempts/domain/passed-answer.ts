import type { CandidateLevel } from '../../question-bank/domain/rubric.js';
import type { DecidingKind } from './grade-in-force.js';
import type { Grade, StoryScope } from './grade.js';

/** An answer that would pass an interview, by the grade in force. */
export interface PassedAnswer {
  readonly attemptId: string;
  readonly questionId: string;
  /** The same of all questions that ask it in other words. */
  readonly family: string;
  /** Of the question, as it was answered. */
  readonly title: string;
  /** Of the question as it was answered, by slug. */
  readonly skills: readonly string[];
  readonly submittedAt: Date;
  readonly gradedBy: DecidingKind;
  readonly verdict: Exclude<Grade['verdict'], 'not-yet'>;
  readonly scope: StoryScope | null;
  readonly candidateLevel: CandidateLevel;
  /** The highest level for whose candidates the rubric has criteria of their own. */
  readonly rubricLevel: CandidateLevel;
}

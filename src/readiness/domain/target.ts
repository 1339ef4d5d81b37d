import type { CandidateLevel } from '../../question-bank/domain/rubric.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { Blueprint } from './blueprint.js';

/** What a target says of single questions. */
export interface QuestionRule {
  readonly questionId: string;
  /** How much of its skill it stands for; 0 leaves it out. */
  readonly weight: number;
  readonly isCritical: boolean;
}

/** What is aimed at, and when. */
export interface TargetTerms extends Blueprint {
  readonly name: string;
  readonly level: CandidateLevel;
  /** By the learner's calendar; null when it is not known yet. */
  readonly interviewDay: StudyDay | null;
  /** The banks it is practised with. */
  readonly bankIds: readonly string[];
  /** Questions that are not here weigh 1 and are not critical. */
  readonly questionRules: readonly QuestionRule[];
}

/** A role that a learner wants to be ready for. */
export interface Target extends TargetTerms {
  readonly id: string;
  readonly learnerId: string;
  /** The template it was made from, by slug; null when it was not. */
  readonly template: string | null;
  /** Counts changes, for If-Match. */
  readonly version: number;
  readonly createdAt: Date;
  /** Null while it is in use. */
  readonly archivedAt: Date | null;
}

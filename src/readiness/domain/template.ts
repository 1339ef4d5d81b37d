import type { CandidateLevel } from '../../question-bank/domain/rubric.js';
import type { Blueprint } from './blueprint.js';
import type { QuestionRule } from './target.js';

/** A role as a kit describes it: what most interviews for it ask. */
export interface Template extends Blueprint {
  readonly slug: string;
  readonly name: string;
  /** One line. */
  readonly description: string;
  readonly level: CandidateLevel;
  /** The bank of the kit that brought it. */
  readonly bankId: string;
  readonly questionRules: readonly QuestionRule[];
}

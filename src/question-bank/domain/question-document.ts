import type {
  Clarification,
  CognitiveVerb,
  Figure,
  Probe,
  QuestionKind,
} from './question-content.js';
import type { Capstone, Milestone, Runbook, ScopeAnchors } from './question-parts.js';
import type { CandidateLevel, Criterion } from './rubric.js';

/** A criterion as documents write it: the shared scale is left out, levels are its descriptors. */
export interface CriterionDocument extends Pick<
  Criterion,
  'key' | 'title' | 'weight' | 'mustHave' | 'aliases'
> {
  readonly minLevel?: CandidateLevel;
  readonly levels: readonly string[];
}

/** A figure as documents write it. */
export interface FigureDocument extends Omit<Figure, 'unit'> {
  readonly unit?: string;
}

/** A question as documents write it: absent where a part is missing or nothing but its default. */
export interface QuestionDocument {
  readonly slug: string;
  readonly externalId?: string;
  readonly kind: QuestionKind;
  readonly title: string;
  readonly level: CandidateLevel;
  readonly difficulty: number;
  readonly cognitive: CognitiveVerb;
  readonly timeLimitMinutes: number;
  readonly variantOf?: string;
  readonly topics: readonly string[];
  readonly skills: readonly string[];
  readonly intent: string;
  readonly prompt: string;
  readonly clarifications: readonly Clarification[];
  readonly milestone?: Milestone;
  readonly capstone?: Capstone;
  readonly outline: readonly string[];
  readonly runbook?: Runbook;
  readonly scope?: ScopeAnchors;
  readonly alternatives: readonly string[];
  readonly assumptions?: Readonly<Record<string, number>>;
  readonly figures?: readonly FigureDocument[];
  readonly rubric: readonly CriterionDocument[];
  readonly redFlags: readonly string[];
  readonly probes: readonly Probe[];
  readonly hints: readonly string[];
  readonly sources: readonly string[];
  /** Calendar days, YYYY-MM-DD. */
  readonly reviewedOn: string;
  readonly reviewBy: string;
}

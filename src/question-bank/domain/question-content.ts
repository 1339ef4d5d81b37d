import type { Capstone, Milestone, Runbook, ScopeAnchors } from './question-parts.js';
import type { CandidateLevel, Rubric } from './rubric.js';

export const questionKinds = [
  'concept',
  'operations',
  'design',
  'behavioral',
  'scenario',
  'milestone',
  'capstone',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Handed in, not remembered: questions of these kinds have no card. */
export const projectKinds = ['milestone', 'capstone'] as const satisfies readonly QuestionKind[];

export const candidateLevels = [
  'junior',
  'senior',
  'staff',
] as const satisfies readonly CandidateLevel[];

/** What the answer mostly asks of the mind, in rising order (the revised Bloom taxonomy). */
export const cognitiveVerbs = [
  'remember',
  'understand',
  'apply',
  'analyse',
  'evaluate',
  'create',
] as const;
export type CognitiveVerb = (typeof cognitiveVerbs)[number];

export const probeKinds = ['stress', 'failure', 'judgement'] as const;
export type ProbeKind = (typeof probeKinds)[number];

/** What a candidate may ask, and what a grader then assumes. */
export interface Clarification {
  readonly ask: string;
  readonly default: string;
}

/** A number of the outline that can be computed again from the assumptions. */
export interface Figure {
  readonly name: string;
  readonly formula: string;
  readonly value: number;
  readonly unit: string | null;
}

export interface Probe {
  readonly kind: ProbeKind;
  readonly text: string;
}

/** Everything a revision says. The first part is for every learner, the second for who may see it. */
export interface QuestionContent {
  readonly kind: QuestionKind;
  readonly title: string;
  readonly level: CandidateLevel;
  /** 1 (easy) to 5. */
  readonly difficulty: number;
  readonly cognitive: CognitiveVerb;
  readonly timeLimitMinutes: number;
  /**
   * Slug of the question of the same bank that this one asks in other words, null when there is none.
   * All that name the same question, and that question, are one family.
   */
  readonly variantOf: string | null;
  /** Slugs; the first is the main one. */
  readonly topics: readonly string[];
  readonly skills: readonly string[];
  readonly prompt: string;
  readonly clarifications: readonly Clarification[];
  /** Of a milestone, null for every other kind. */
  readonly milestone: Milestone | null;
  /** Of a capstone, null for every other kind. */
  readonly capstone: Capstone | null;
  /** Calendar days, YYYY-MM-DD. */
  readonly reviewedDay: string;
  readonly reviewByDay: string;

  readonly intent: string;
  readonly outline: readonly string[];
  /** Of a scenario, null for every other kind. */
  readonly runbook: Runbook | null;
  /** Of a behavioral question, null for every other kind. */
  readonly scope: ScopeAnchors | null;
  readonly alternatives: readonly string[];
  readonly assumptions: Readonly<Record<string, number>>;
  readonly figures: readonly Figure[];
  readonly rubric: Rubric;
  readonly redFlags: readonly string[];
  readonly probes: readonly Probe[];
  /** Given one at a time, mildest first. */
  readonly hints: readonly string[];
  /** Ids of what the outline rests on. */
  readonly sources: readonly string[];
}

/** What a question said from one edit to the next. Never changes once it is written. */
export interface QuestionRevision extends QuestionContent {
  readonly id: string;
  readonly questionId: string;
  /** 1, 2, 3 … within the question. */
  readonly number: number;
  /** SHA-256 of the canonical JSON of the content, in hex. */
  readonly contentHash: string;
  /** The same with all prose left out: equal hashes score answers alike. */
  readonly structureHash: string;
  readonly createdAt: Date;
}

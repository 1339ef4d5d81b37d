import type { GraderSource } from './grader-source.js';

/** How graders of a kind err, as shares of a score. */
export interface GraderModel {
  /** The share of what is missing that they do not see, 0..1. */
  readonly overlook: number;
  /** The share of what is there that they do not see, 0..1. */
  readonly strict: number;
  /** The spread of one grade. */
  readonly sd: number;
  /** The spread of one person's leaning, which more grades by the same person do not narrow. */
  readonly biasSd: number;
}

/** The constants of the formula. All but those in days, minutes and counts are shares of a score. */
export interface ReadinessConfig {
  /** The share of a gap that practice closes while it is remembered. */
  readonly gamma: number;
  /** What somebody of whom nothing is known misses cold. */
  readonly priorGap: number;
  readonly sdLearner: number;
  readonly sdSkill: number;
  readonly sdQuestion: number;
  readonly sdAttempt: number;
  /** By how much the variance grows in a day: ability drifts. */
  readonly driftPerDay: number;
  /** By how much a skill that was not tried is taken to be weaker, and from how many questions it is not. */
  readonly untested: number;
  readonly untestedAttempts: number;
  /** Doubt about what gamma and recall promise. */
  readonly sdMemory: number;
  /** One question's luck, and one day's. */
  readonly sdItem: number;
  readonly sdForm: number;
  /** The least in a must-have skill where the blueprint does not say. */
  readonly mustMin: number;
  /** What a question is worth at most while a must-have of it is open. */
  readonly mustCeiling: number;
  /** What a grade is worth at most when a must-have was missed. */
  readonly mustMissedScore: number;
  /** How score and must-have skills vary together. */
  readonly gateRho: number;
  readonly readyP: number;
  readonly borderlineP: number;
  readonly thinSd: number;
  readonly thinSelf: number;
  /** What outcomes of real interviews moved the score by; 0 until there are enough. */
  readonly shift: number;
  readonly graders: Readonly<Record<GraderSource, GraderModel>>;
}

/** Names the formula: whatever changes a score for the same input makes another one. */
export const formulaVersion = 'readiness/1';

/**
 * What is shipped. Tuned in simulated worlds, never on real learners: the reliability of graders is the
 * least certain of it, and matters most.
 */
export const defaultConfig: ReadinessConfig = {
  gamma: 0.7,
  priorGap: 0.5,
  sdLearner: 0.13,
  sdSkill: 0.1,
  sdQuestion: 0.15,
  sdAttempt: 0.2,
  driftPerDay: 1e-4,
  untested: 0.05,
  untestedAttempts: 5,
  sdMemory: 0.2,
  sdItem: 0.27,
  sdForm: 0.05,
  mustMin: 0.45,
  mustCeiling: 0.8,
  mustMissedScore: 0.5,
  gateRho: 0.6,
  readyP: 0.8,
  borderlineP: 0.4,
  thinSd: 0.1,
  thinSelf: 0.9,
  shift: 0,
  graders: {
    self: { overlook: 0.35, strict: 0.05, sd: 0.3, biasSd: 0.12 },
    peer: { overlook: 0.12, strict: 0.1, sd: 0.12, biasSd: 0.08 },
    llm: { overlook: 0.12, strict: 0.1, sd: 0.16, biasSd: 0.05 },
    coach: { overlook: 0.04, strict: 0.04, sd: 0.08, biasSd: 0.02 },
  },
};

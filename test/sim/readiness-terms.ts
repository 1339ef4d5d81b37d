import type { Random } from '../../src/kernel/seeded-random.js';
import type { GraderSource } from '../../src/readiness/domain/grader-source.js';

/** How graders of a kind judge one criterion. */
export interface GraderTerms {
  /** The share of missing points they take for shown, and its spread from person to person. */
  readonly overlook: number;
  readonly overlookSd: number;
  /** The share of shown points they take for missing, and its spread from person to person. */
  readonly strict: number;
  readonly strictSd: number;
  /** By how much they overlook more or less from answer to answer. */
  readonly mood: number;
  /** The share of the criteria of which they say the same whatever the answer is. */
  readonly stuck: number;
}

/** What a simulated world is like. Spreads of ability are in logits, times in days. */
export interface WorldTerms {
  readonly ability: number;
  readonly sdLearner: number;
  readonly sdSkill: number;
  /** Of a question for everybody, of a question for one learner, and of a criterion for everybody. */
  readonly sdQuestion: number;
  readonly sdOwn: number;
  readonly sdCriterion: number;
  /** What a day outside the practice adds in the mean, and by how much it wanders. */
  readonly growthPerDay: number;
  readonly sdPerDay: number;
  /** One day's form. */
  readonly sdForm: number;
  /** The chance that a point is kept in mind after the outline was read: a missed one, a shown one. */
  readonly learnMissed: number;
  readonly learnShown: number;
  /** Of the curve `exp(-(days / time) ** shape)`, and how much longer a point lasts that was recalled when all but gone. */
  readonly forgetDays: number;
  readonly forgetShape: number;
  readonly recallGrowth: number;
  /** How far learners prefer what they are good at when they start something new. */
  readonly avoidance: number;
  readonly selfOnly: number;
  /** The share of the other learners who have such graders, and of their answers that get them. */
  readonly llm: readonly [number, number];
  readonly peers: readonly [number, number];
  readonly coach: readonly [number, number];
  /** The share of the interview that is not from the bank. */
  readonly novelty: number;
  readonly graders: Readonly<Record<GraderSource, GraderTerms>>;
}

/**
 * The friendly world: graders err as much as the formula takes them to, and the interview is what its
 * blueprint says. Memory is not FSRS's, and neither knowledge nor luck is normal on the scale of a score.
 */
export const friendlyWorld: WorldTerms = {
  ability: 0.05,
  sdLearner: 0.75,
  sdSkill: 0.5,
  sdQuestion: 0.7,
  sdOwn: 1,
  sdCriterion: 0.8,
  growthPerDay: 0,
  sdPerDay: 0.05,
  sdForm: 0.3,
  learnMissed: 0.8,
  learnShown: 0.9,
  forgetDays: 70,
  forgetShape: 0.5,
  recallGrowth: 3,
  avoidance: 1,
  selfOnly: 0.35,
  llm: [0.7, 0.6],
  peers: [0.5, 0.4],
  coach: [0.45, 0.3],
  novelty: 0.5,
  graders: {
    self: { overlook: 0.35, overlookSd: 0.24, strict: 0.03, strictSd: 0.02, mood: 0.25, stuck: 0 },
    peer: { overlook: 0.12, overlookSd: 0.12, strict: 0.1, strictSd: 0.1, mood: 0.1, stuck: 0 },
    llm: { overlook: 0.07, overlookSd: 0, strict: 0.06, strictSd: 0, mood: 0, stuck: 0.2 },
    coach: { overlook: 0.04, overlookSd: 0.01, strict: 0.04, strictSd: 0.01, mood: 0, stuck: 0 },
  },
};

/** What people and questions are drawn from. */
export interface Draw {
  readonly terms: WorldTerms;
  readonly random: Random;
}

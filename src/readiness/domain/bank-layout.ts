import type { BlueprintSkill } from './blueprint.js';
import type { BankQuestion, EvidenceAttempt, QuestionMemory } from './readiness-input.js';

/** A question of the bank with what is known of it up to the interview. */
export interface PlacedQuestion {
  readonly question: BankQuestion;
  /** Its share of its skill, 0..1; all of a skill sum to 1. */
  readonly share: number;
  /** On the day of the interview, 0..1; 0 when never practised. */
  readonly recall: number;
  /** Null when it was not practised before the interview. */
  readonly memory: QuestionMemory | null;
  /** Oldest first, those after the interview left out. */
  readonly attempts: readonly EvidenceAttempt[];
}

/** A skill of the blueprint with its questions. */
export interface PlacedSkill {
  readonly skill: BlueprintSkill;
  /** Its share of the interview, 0..1. */
  readonly share: number;
  /** What a skill is asked from outside the bank, 0..1: everything where the bank has nothing. */
  readonly novelty: number;
  /** By id, whatever order the bank has: sums of fractions depend on it in the last digits. */
  readonly questions: readonly PlacedQuestion[];
  /** All of its questions' answers, oldest first. */
  readonly attempts: readonly EvidenceAttempt[];
}

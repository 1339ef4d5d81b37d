import { seededRandom } from '../../src/kernel/seeded-random.js';
import { newGrader, type SimulatedGrader } from './readiness-graders.js';
import { newQuestion, skillIds, type SimulatedQuestion } from './readiness-questions.js';
import type { WorldTerms } from './readiness-terms.js';

const BANK_PER_SKILL = 20;
/** New questions to each skill: an interview draws from them, nobody practises them. */
const NEW_PER_SKILL = 10;
const PEERS = 20;

/** Learners who share a bank, and those who grade them. */
export interface School {
  readonly seed: number;
  readonly terms: WorldTerms;
  readonly bank: readonly SimulatedQuestion[];
  readonly unseen: readonly SimulatedQuestion[];
  readonly peers: readonly SimulatedGrader[];
  readonly llm: SimulatedGrader;
  readonly coach: SimulatedGrader;
}

export function newSchool(terms: WorldTerms, seed: number): School {
  const draw = { terms, random: seededRandom(seed) };
  const questions = (kind: string, perSkill: number): SimulatedQuestion[] =>
    skillIds.flatMap((_, skill) =>
      Array.from({ length: perSkill }, (__, place) =>
        newQuestion(`${seed}.${kind}${skill}-${place}`, skill, draw),
      ),
    );
  return {
    seed,
    terms,
    bank: questions('q', BANK_PER_SKILL),
    unseen: questions('n', NEW_PER_SKILL),
    peers: Array.from({ length: PEERS }, (_, place) => newGrader('peer', `${seed}.${place}`, draw)),
    llm: newGrader('llm', `${seed}`, draw),
    coach: newGrader('coach', `${seed}`, draw),
  };
}

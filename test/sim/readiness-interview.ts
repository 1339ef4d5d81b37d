import { seededRandom, type Random } from '../../src/kernel/seeded-random.js';
import type { Candidate } from './readiness-candidate.js';
import { normal, pick } from './readiness-chance.js';
import { grade } from './readiness-graders.js';
import { expectedWorth, worthOf, type SimulatedQuestion } from './readiness-questions.js';
import type { School } from './readiness-school.js';

/** How many questions each skill gets, which is its weight in tenths. */
export const askedPerSkill: readonly number[] = [2, 2, 2, 2, 1, 1];
export const ASKED = 10;
/** The score to pass with, and the least in the first skill, which is a must-have. */
export const [BAR, LEAST] = [0.55, 0.45];

/** What came of one interview. */
export interface Outcome {
  readonly score: number;
  readonly isPassed: boolean;
}

/** Three points and their weights that stand for a normal deviate: exact up to the fifth power. */
const FORMS = [
  [-Math.sqrt(3), 1 / 6],
  [0, 2 / 3],
  [Math.sqrt(3), 1 / 6],
] as const;

/** The interview that a candidate gets. Its chance has nothing to do with that of the practice. */
export function sitInterview(candidate: Candidate): Outcome {
  return interview(candidate, seededRandom(-1 - candidate.seed));
}

/** What somebody who knew everything would say, from so many interviews. */
export function foresee(candidate: Candidate, interviews: number): { score: number; pass: number } {
  const random = seededRandom(0x40000000 + candidate.seed);
  let score = 0;
  let passed = 0;
  for (let count = 0; count < interviews; count += 1) {
    const outcome = interview(candidate, random);
    score += outcome.score;
    if (outcome.isPassed) passed += 1;
  }
  return { score: score / interviews, pass: passed / interviews };
}

/** Ten questions, some of them new, in one day's form, graded by the coach. */
function interview(candidate: Candidate, random: Random): Outcome {
  const { school, knowledge, interviewDay } = candidate;
  const form = school.terms.sdForm * normal(random);
  const bySkill = drawQuestions(school, random).map((questions) => {
    const scores = questions.map((question) => {
      const shown = knowledge
        .chances(question, interviewDay, form)
        .map((chance) => random() < chance);
      return worthOf(grade(school.coach, { question, shown }, random));
    });
    return scores.reduce((sum, score) => sum + score, 0);
  });
  const score = bySkill.reduce((sum, each) => sum + each, 0) / ASKED;
  const mustHave = (bySkill[0] ?? 0) / (askedPerSkill[0] ?? 1);
  return { score, isPassed: score >= BAR && mustHave >= LEAST };
}

/** By skill. Of two questions one is new where half of an interview is; of one, it may be. */
function drawQuestions({ bank, unseen, terms }: School, random: Random): SimulatedQuestion[][] {
  return askedPerSkill.map((count, skill) => {
    const offset = random();
    const drawn: SimulatedQuestion[] = [];
    for (let place = 0; place < count; place += 1) {
      const isNew =
        Math.floor((place + 1) * terms.novelty + offset) >
        Math.floor(place * terms.novelty + offset);
      const from = (isNew ? unseen : bank).filter(
        (question) => question.skill === skill && !drawn.includes(question),
      );
      drawn.push(pick(from, random));
    }
    return drawn;
  });
}

/** What is to be expected on the day of the interview, were it graded without error. */
export interface Truth {
  readonly score: number;
  /** Of each question of the bank, by its id. */
  readonly worthOf: ReadonlyMap<string, number>;
}

export function truthOf(candidate: Candidate): Truth {
  const { bank, unseen, terms } = candidate.school;
  const worths = bank.map((question) => [question, trueWorth(candidate, question)] as const);
  const known = worths.reduce((sum, [question, worth]) => sum + shareOf(question, bank) * worth, 0);
  const fresh = unseen.reduce(
    (sum, question) => sum + shareOf(question, unseen) * trueWorth(candidate, question),
    0,
  );
  return {
    score: (1 - terms.novelty) * known + terms.novelty * fresh,
    worthOf: new Map(worths.map(([{ questionId }, worth]) => [questionId, worth])),
  };
}

/** How much of an interview that asks only of these questions one of them stands for. */
export function shareOf({ skill }: SimulatedQuestion, among: readonly SimulatedQuestion[]): number {
  const alike = among.filter((question) => question.skill === skill).length;
  return (askedPerSkill[skill] ?? 0) / ASKED / alike;
}

function trueWorth(candidate: Candidate, question: SimulatedQuestion): number {
  const { school, knowledge, interviewDay } = candidate;
  return FORMS.reduce((sum, [deviate, weight]) => {
    const chances = knowledge.chances(question, interviewDay, deviate * school.terms.sdForm);
    return sum + weight * expectedWorth(question, chances);
  }, 0);
}

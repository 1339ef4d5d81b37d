import { seededRandom } from '../../src/kernel/seeded-random.js';
import type { Readiness } from '../../src/readiness/domain/readiness.js';
import type { Candidate } from './readiness-candidate.js';
import { shuffled } from './readiness-chance.js';
import { shareOf } from './readiness-interview.js';
import { expectedWorth, skillIds, type SimulatedQuestion } from './readiness-questions.js';
import { mean } from './readiness-scoring.js';

/** An hour of practice before the interview, and how it is filled. */
export interface Trial {
  readonly candidate: Candidate;
  readonly readiness: Readiness;
}

export type Order = (trial: Trial) => readonly SimulatedQuestion[];

const bySuggestion: Order = ({ candidate, readiness }) =>
  readiness.next.flatMap(
    ({ questionId }) => candidate.school.bank.find((each) => each.questionId === questionId) ?? [],
  );

const byChance: Order = ({ candidate }) =>
  shuffled(candidate.school.bank, seededRandom(0x20000000 + candidate.seed));

const byRecall: Order = (trial) => {
  const recallOf = new Map(
    trial.readiness.questions.map(({ questionId, recall, isPractised }) => [
      questionId,
      isPractised ? recall : 1,
    ]),
  );
  return sorted(byChance(trial), ({ questionId }) => recallOf.get(questionId) ?? 1);
};

const byWeakestSkill: Order = (trial) => {
  const scoreOf = new Map(trial.readiness.skills.map(({ skillId, score }) => [skillId, score]));
  return sorted(byChance(trial), ({ skill }) => scoreOf.get(skillIds[skill] ?? '') ?? 1);
};

const byShortestNew: Order = (trial) => {
  const practised = new Set(trial.candidate.memories.map(({ questionId }) => questionId));
  const unmet = byChance(trial).filter(({ questionId }) => !practised.has(questionId));
  return sorted(unmet, ({ minutes }) => minutes);
};

const byTruth: Order = ({ candidate }) =>
  sorted(candidate.school.bank, (each) => -trueGain(candidate, each) / each.minutes);

/** All that is compared, by name. */
export const orders: Readonly<Record<string, Order>> = {
  'what is suggested': bySuggestion,
  'at random': byChance,
  'the lowest recall first': byRecall,
  'the weakest skill first': byWeakestSkill,
  'the shortest new ones first': byShortestNew,
  'as somebody would who knew everything': byTruth,
};

/** By how many points of 100 the score that is to be expected rises, in the mean. */
export function pointsGained(trials: readonly Trial[], order: Order, minutes: number): number {
  return 100 * mean(trials.map((trial) => sum(taken(order(trial), minutes), trial.candidate)));
}

/** What was promised of what is suggested, over what it brought. */
export function promisedOverGained(trials: readonly Trial[], minutes: number): number {
  const promised = mean(
    trials.map(({ candidate, readiness }) => {
      const gainOf = new Map(readiness.next.map(({ questionId, gain }) => [questionId, gain]));
      const done = taken(bySuggestion({ candidate, readiness }), minutes);
      return done.reduce((total, { questionId }) => total + (gainOf.get(questionId) ?? 0), 0);
    }),
  );
  return (100 * promised) / pointsGained(trials, bySuggestion, minutes);
}

/** In order, whatever still fits in. */
function taken(questions: readonly SimulatedQuestion[], minutes: number): SimulatedQuestion[] {
  let left = minutes;
  return questions.filter((question) => {
    if (question.minutes > left) return false;
    left -= question.minutes;
    return true;
  });
}

function sum(questions: readonly SimulatedQuestion[], candidate: Candidate): number {
  return questions.reduce((total, question) => total + trueGain(candidate, question), 0);
}

/** What an answer now adds to the score of the interview, in the mean over all that may come of it. */
function trueGain(candidate: Candidate, question: SimulatedQuestion): number {
  const { school, knowledge, asOfDay, interviewDay } = candidate;
  const before = expectedWorth(question, knowledge.chances(question, interviewDay, 0));
  const after = expectedWorth(question, knowledge.chancesAfter(question, asOfDay, interviewDay));
  return (1 - school.terms.novelty) * shareOf(question, school.bank) * (after - before);
}

function sorted(
  questions: readonly SimulatedQuestion[],
  key: (question: SimulatedQuestion) => number,
): SimulatedQuestion[] {
  return questions
    .map((question) => ({ question, at: key(question) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ question }) => question);
}

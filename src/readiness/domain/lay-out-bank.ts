import type { PlacedQuestion, PlacedSkill } from './bank-layout.js';
import { recallAt } from './recall-at.js';
import type { BankQuestion, EvidenceAttempt, ReadinessInput } from './readiness-input.js';

type Laid = Pick<ReadinessInput, 'blueprint' | 'questions' | 'memories' | 'attempts' | 'weights'>;

/**
 * The bank as the blueprint sees it on the day of the interview. What happened later is left out: a
 * memory that was refreshed since tells nothing of that day. Questions of other skills are left out, and
 * answers to questions that are not in the bank.
 */
export function layOutBank(input: Laid, interviewAtMs: number): PlacedSkill[] {
  const attempts = attemptsUntil(interviewAtMs, input.attempts);
  const answersTo = Map.groupBy(attempts, ({ questionId }) => questionId);
  const memories = new Map(
    input.memories
      .filter(({ lastReviewAtMs }) => lastReviewAtMs <= interviewAtMs)
      .map((memory) => [memory.questionId, memory]),
  );
  const place = (question: BankQuestion, totalWeight: number): PlacedQuestion => {
    const memory = memories.get(question.questionId) ?? null;
    return {
      question,
      share: question.weight / totalWeight,
      recall: memory === null ? 0 : recallAt(interviewAtMs, memory, input.weights),
      memory,
      attempts: answersTo.get(question.questionId) ?? [],
    };
  };
  const skillOf = new Map(input.questions.map(({ questionId, skillId }) => [questionId, skillId]));
  const answersIn = Map.groupBy(attempts, ({ questionId }) => skillOf.get(questionId));
  const questionsOf = Map.groupBy(input.questions, ({ skillId }) => skillId);
  const { skills, novelty } = input.blueprint;
  const interviewWeight = sumWeights(skills);
  return skills.map((skill) => {
    const questions = (questionsOf.get(skill.skillId) ?? []).toSorted(byId);
    const skillWeight = sumWeights(questions);
    return {
      skill,
      share: skill.weight / interviewWeight,
      novelty: questions.length === 0 ? 1 : novelty,
      questions: questions.map((question) => place(question, skillWeight)),
      attempts: answersIn.get(skill.skillId) ?? [],
    };
  });
}

/** Oldest first. Answers that nobody graded say nothing. */
function attemptsUntil(untilMs: number, attempts: readonly EvidenceAttempt[]): EvidenceAttempt[] {
  return attempts
    .filter(({ atMs, grades }) => atMs <= untilMs && grades.length > 0)
    .toSorted((one, other) => one.atMs - other.atMs || (one.attemptId < other.attemptId ? -1 : 1));
}

function byId(one: BankQuestion, other: BankQuestion): number {
  return one.questionId < other.questionId ? -1 : 1;
}

function sumWeights(weighed: readonly { readonly weight: number }[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0);
}

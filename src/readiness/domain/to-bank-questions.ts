import type { Blueprint } from './blueprint.js';
import type { BankQuestion } from './readiness-input.js';
import type { QuestionRule } from './target.js';

/** A published question, as far as a target asks. */
export interface OfferedQuestion {
  readonly questionId: string;
  /** By slug, the main one first. */
  readonly skills: readonly string[];
}

/** What is known of questions besides. */
export interface QuestionFacts<Question extends OfferedQuestion> {
  readonly rules: readonly QuestionRule[];
  /** By question, -1..1; those not there are of the difficulty of their skill. */
  readonly difficulties: ReadonlyMap<string, number>;
  readonly minutesOf: (question: Question) => number;
}

/**
 * The bank of a target: each question counts for the first of its skills that the blueprint has, and
 * weighs 1 unless a rule says otherwise. Those of no skill of the blueprint, and those that a rule gives no
 * weight, are left out. In the order given; nobody has suspended any yet.
 */
export function toBankQuestions<Question extends OfferedQuestion>(
  offered: readonly Question[],
  { skills }: Pick<Blueprint, 'skills'>,
  { rules, difficulties, minutesOf }: QuestionFacts<Question>,
): BankQuestion[] {
  const wanted = new Set(skills.map(({ skillId }) => skillId));
  const ruleOf = new Map(rules.map((rule) => [rule.questionId, rule]));
  return offered.flatMap((question) => {
    const { questionId } = question;
    const skillId = question.skills.find((skill) => wanted.has(skill));
    const { weight = 1, isCritical = false } = ruleOf.get(questionId) ?? {};
    if (skillId === undefined || weight <= 0) return [];
    return [
      {
        questionId,
        skillId,
        weight,
        difficulty: difficulties.get(questionId) ?? 0,
        minutes: minutesOf(question),
        isCritical,
        isSuspended: false,
      },
    ];
  });
}

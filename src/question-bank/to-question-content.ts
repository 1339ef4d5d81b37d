import { expandLevels, passValue } from './domain/expand-levels.js';
import type { QuestionContent } from './domain/question-content.js';
import type { CriterionDocument, QuestionDocument } from './domain/question-document.js';
import type { Rubric } from './domain/rubric.js';

/**
 * What a revision holds, out of a question as documents write it: defaults and levels filled in, and
 * plain objects instead of the classes that the document was checked by.
 */
export function toQuestionContent(question: QuestionDocument): QuestionContent {
  return {
    kind: question.kind,
    title: question.title,
    level: question.level,
    difficulty: question.difficulty,
    cognitive: question.cognitive,
    timeLimitMinutes: question.timeLimitMinutes,
    variantOf: question.variantOf ?? null,
    topics: question.topics,
    skills: question.skills,
    prompt: question.prompt,
    clarifications: question.clarifications.map(({ ask, default: answer }) => ({
      ask,
      default: answer,
    })),
    milestone: structuredClone(question.milestone) ?? null,
    capstone: structuredClone(question.capstone) ?? null,
    reviewedDay: question.reviewedOn,
    reviewByDay: question.reviewBy,
    intent: question.intent,
    outline: question.outline,
    runbook: structuredClone(question.runbook) ?? null,
    scope: structuredClone(question.scope) ?? null,
    alternatives: question.alternatives,
    assumptions: question.assumptions ?? {},
    figures: (question.figures ?? []).map(({ name, formula, value, unit }) => ({
      name,
      formula,
      value,
      unit: unit ?? null,
    })),
    rubric: toRubric(question.rubric),
    redFlags: question.redFlags,
    probes: question.probes.map(({ kind, text }) => ({ kind, text })),
    hints: question.hints,
    sources: question.sources,
  };
}

/** Levels, and what is left out, filled in. */
export function toRubric(criteria: readonly CriterionDocument[]): Rubric {
  return {
    criteria: criteria.map(({ key, title, weight, mustHave, minLevel, aliases, levels }) => ({
      key,
      title,
      weight,
      mustHave,
      minLevel: minLevel ?? 'junior',
      passValue,
      aliases,
      levels: expandLevels(levels),
    })),
  };
}

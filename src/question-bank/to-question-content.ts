import { expandLevels, passValue } from './domain/expand-levels.js';
import type { QuestionContent } from './domain/question-content.js';
import type { Capstone, Runbook } from './domain/question-parts.js';
import type { Rubric } from './domain/rubric.js';
import type { CriterionDto, QuestionDocumentDto } from './question-document.dto.js';
import type { CapstoneDto, RunbookDto } from './question-parts.dto.js';

/** What a revision holds, out of a question as documents write it: defaults and levels filled in. */
export function toQuestionContent(question: QuestionDocumentDto): QuestionContent {
  return {
    kind: question.kind,
    title: question.title,
    level: question.level,
    difficulty: question.difficulty,
    cognitive: question.cognitive,
    timeLimitMinutes: question.timeLimitMinutes,
    topics: question.topics,
    skills: question.skills,
    prompt: question.prompt,
    clarifications: question.clarifications.map(({ ask, default: answer }) => ({
      ask,
      default: answer,
    })),
    milestone: question.milestone === undefined ? null : { ...question.milestone },
    capstone: question.capstone === undefined ? null : toCapstone(question.capstone),
    reviewedDay: question.reviewedOn,
    reviewByDay: question.reviewBy,
    intent: question.intent,
    outline: question.outline,
    runbook: question.runbook === undefined ? null : toRunbook(question.runbook),
    scope: question.scope === undefined ? null : { ...question.scope },
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

/** Plain objects: what a document brought is written and hashed, not the class it was checked by. */
function toCapstone(capstone: CapstoneDto): Capstone {
  const { demo, risks } = capstone;
  return {
    ...capstone,
    demo: demo.map((step) => ({ ...step })),
    risks: risks.map((risk) => ({ ...risk })),
  };
}

function toRunbook(runbook: RunbookDto): Runbook {
  return { ...runbook, rollback: { ...runbook.rollback } };
}

function toRubric(criteria: readonly CriterionDto[]): Rubric {
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

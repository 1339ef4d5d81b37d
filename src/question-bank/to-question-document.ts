import type { Figure, QuestionContent } from './domain/question-content.js';
import type {
  CriterionDocument,
  FigureDocument,
  QuestionDocument,
} from './domain/question-document.js';
import type { Criterion } from './domain/rubric.js';
import { toCapstone, toMilestone, toRunbook, toScope } from './question-parts.dto.js';

/** What a question is called outside of its content. */
export interface QuestionNames {
  readonly slug: string;
  /** The name another program knows it by, null when there is none. */
  readonly externalId: string | null;
}

/**
 * The inverse of `toQuestionContent`: a question as documents write it, with its keys always in the
 * same order and without what is only a default, so that equal content makes equal text.
 */
export function toQuestionDocument(
  content: QuestionContent,
  { slug, externalId }: QuestionNames,
): QuestionDocument {
  return {
    slug,
    ...present({ externalId }),
    kind: content.kind,
    title: content.title,
    level: content.level,
    difficulty: content.difficulty,
    cognitive: content.cognitive,
    timeLimitMinutes: content.timeLimitMinutes,
    ...present({ variantOf: content.variantOf }),
    topics: content.topics,
    skills: content.skills,
    intent: content.intent,
    prompt: content.prompt,
    clarifications: content.clarifications.map(({ ask, default: reply }) => ({
      ask,
      default: reply,
    })),
    ...present({ milestone: toMilestone(content.milestone) }),
    ...present({ capstone: toCapstone(content.capstone) }),
    outline: content.outline,
    ...present({ runbook: toRunbook(content.runbook) }),
    ...present({ scope: toScope(content.scope) }),
    alternatives: content.alternatives,
    ...present({ assumptions: inOrder(content.assumptions) }),
    ...present({ figures: content.figures.length === 0 ? null : content.figures.map(toFigure) }),
    rubric: content.rubric.criteria.map(toCriterion),
    redFlags: content.redFlags,
    probes: content.probes.map(({ kind, text }) => ({ kind, text })),
    hints: content.hints,
    sources: content.sources,
    reviewedOn: content.reviewedDay,
    reviewBy: content.reviewByDay,
  };
}

/** A member that is null is left out. */
function present<Name extends string, Value>(
  member: Record<Name, Value | null>,
): Partial<Record<Name, Value>> {
  const entries = Object.entries(member).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Partial<Record<Name, Value>>;
}

/** The database keeps the names of an object in an order of its own, which no document should show. */
function inOrder(numbers: QuestionContent['assumptions']): QuestionContent['assumptions'] | null {
  const entries = Object.entries(numbers);
  if (entries.length === 0) return null;
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function toFigure({ name, formula, value, unit }: Figure): FigureDocument {
  return { name, formula, value, ...present({ unit }) };
}

function toCriterion(criterion: Criterion): CriterionDocument {
  const { key, title, weight, mustHave, minLevel, aliases, levels } = criterion;
  return {
    key,
    title,
    weight,
    mustHave,
    ...present({ minLevel: minLevel === 'junior' ? null : minLevel }),
    aliases,
    levels: levels.map(({ descriptor }) => descriptor),
  };
}

import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { pointTo } from '../kernel/json-pointer.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import { checkQuestion } from './domain/check-question.js';
import type { QuestionContent } from './domain/question-content.js';
import type { QuestionProblem } from './domain/question-problem.js';
import { QuestionDocumentDto } from './question-document.dto.js';
import { toQuestionContent } from './to-question-content.js';

/** A document with all that is wrong with it by itself. */
export interface JudgedQuestion {
  /** What it says; null while something is missing. */
  readonly content: QuestionContent | null;
  /** In the order of the fields, then of the rules. */
  readonly problems: readonly QuestionProblem[];
}

/** What stands in for a field that is missing, so that the rules can look at the others. */
const neutral = {
  slug: 'unnamed',
  kind: 'concept',
  title: '',
  level: 'junior',
  difficulty: 1,
  cognitive: 'remember',
  timeLimitMinutes: 1,
  topics: [],
  skills: [],
  intent: '',
  prompt: '',
  clarifications: [],
  outline: [],
  alternatives: [],
  rubric: [],
  redFlags: [],
  probes: [],
  hints: [],
  sources: [],
};
const neutralParts: Readonly<Record<string, object>> = {
  clarifications: { ask: '', default: '' },
  figures: { name: '', formula: '0', value: 0 },
  rubric: { key: '', title: '', weight: 0, mustHave: false, aliases: [], levels: ['', '', '', ''] },
  probes: { kind: 'stress', text: '' },
};
/** These mean something only when the kind is known. */
const rulesOfKind = new Set(['part-of-kind', 'unaccounted-number']);

/**
 * Judge a question as far as it is written: what is missing, what has the wrong shape, and the editorial
 * rules for the rest. What follows from something that is missing is not told besides.
 *
 * @param document plain JSON in the form of a question document, everything optional
 */
export function judgeQuestion(document: object): JudgedQuestion {
  const whole = plainToInstance(QuestionDocumentDto, document);
  const errors = validateSync(whole, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length === 0) {
    const content = toQuestionContent(whole);
    return { content, problems: checkQuestion(content) };
  }
  const missing = missingFields(errors);
  const gaps = new Set(missing);
  const misshapen = toFieldProblems(errors, '').filter(({ pointer }) => !gaps.has(pointer));
  const problems = [
    ...missing.map((pointer) => ({ pointer, code: 'missing', detail: 'is missing' })),
    ...misshapen,
  ];
  if (misshapen.length > 0) return { content: null, problems };
  return { content: null, problems: [...problems, ...rulesBeside(missing, document)] };
}

/** What a document says that was judged before, without problems. */
export function readContent(document: object): QuestionContent {
  return toQuestionContent(plainToInstance(QuestionDocumentDto, document));
}

function missingFields(errors: readonly ValidationError[], parent = ''): string[] {
  return errors.flatMap(({ property, value, children, constraints }) => {
    const pointer = pointTo(parent, property);
    const isMissing = value === undefined && constraints !== undefined;
    return [...(isMissing ? [pointer] : []), ...missingFields(children ?? [], pointer)];
  });
}

function rulesBeside(missing: readonly string[], document: object): QuestionProblem[] {
  const unripe = missing.map((pointer) => pointer.split('/').slice(0, 3).join('/'));
  const hasKind = !unripe.includes('/kind');
  return checkQuestion(toQuestionContent(fillGaps(document))).filter(
    ({ pointer, code }) =>
      (hasKind || !rulesOfKind.has(code)) &&
      !unripe.some((gap) => pointer === gap || pointer.startsWith(`${gap}/`)),
  );
}

function fillGaps(document: object): QuestionDocumentDto {
  const given = Object.fromEntries<unknown>(Object.entries(document));
  const parts = Object.entries(neutralParts).flatMap(([list, part]): [string, object[]][] => {
    const items = given[list];
    return Array.isArray(items)
      ? [[list, items.map((item: object) => Object.assign({}, part, item))]]
      : [];
  });
  const reviewedOn = given['reviewedOn'] ?? given['reviewBy'] ?? '2000-01-01';
  const reviewBy = given['reviewBy'] ?? reviewedOn;
  const filled = { ...neutral, ...given, ...Object.fromEntries(parts), reviewedOn, reviewBy };
  return Object.assign(new QuestionDocumentDto(), filled);
}

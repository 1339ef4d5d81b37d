import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { findHostilePart } from '../platform/http/guard-body.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import { atQuestions } from './at-questions.js';
import { BankDocumentDto } from './bank-document.dto.js';
import { catalogueKeys, type CatalogueName } from './domain/catalogue-keys.js';
import { checkQuestion } from './domain/check-question.js';
import { findSharedSentences } from './domain/find-shared-sentences.js';
import type { QuestionContent } from './domain/question-content.js';
import { QuestionDocumentDto } from './question-document.dto.js';
import { toQuestionContent } from './to-question-content.js';

const lists = Object.keys(catalogueKeys) as CatalogueName[];

/** A document with everything that is wrong with it. It may be used when nothing is. */
export interface CheckedDocument {
  document: BankDocumentDto;
  /** The questions whose shape is right, by their place in the document. */
  questions: { place: number; slug: string; content: QuestionContent }[];
  /** What the document itself declares. */
  names: Record<CatalogueName, string[]>;
  /** Shape, limits, and names used twice. */
  problems: FieldProblem[];
  /** Editorial rules, all of them of `questions`. */
  broken: FieldProblem[];
}

/**
 * Check a bank document as far as it can be checked by itself: shape, limits, names used twice, the
 * editorial rules for each question whose shape is right, and those for the questions together.
 */
export function checkDocument(input: unknown): CheckedDocument {
  const hostile = hostileProblems(input);
  if (hostile.length > 0) {
    const names = { skills: [], topics: [], sources: [], certifications: [], services: [] };
    const document = new BankDocumentDto();
    return { document, questions: [], names, problems: hostile, broken: [] };
  }
  const document = plainToInstance(BankDocumentDto, input);
  const shape = toFieldProblems(
    validateSync(document, { whitelist: true, forbidNonWhitelisted: true }),
  );
  const questions = wellShaped(document, shape);
  const names = {
    skills: namesIn(document.skills, catalogueKeys.skills),
    topics: namesIn(document.topics, catalogueKeys.topics),
    sources: namesIn(document.sources, catalogueKeys.sources),
    certifications: namesIn(document.certifications, catalogueKeys.certifications),
    services: namesIn(document.services, catalogueKeys.services),
  };
  const doubles = [
    ...lists.flatMap((list) => namedTwice(`#/${list}`, catalogueKeys[list], names[list])),
    ...namedTwice('#/questions', 'slug', namesIn(document.questions, 'slug')),
  ];
  const rules = questions.flatMap(({ content }, place) =>
    checkQuestion(content).map((problem) => ({ ...problem, place })),
  );
  const broken = atQuestions(questions, [...rules, ...findSharedSentences(questions)]);
  return { document, questions, names, problems: [...shape, ...doubles], broken };
}

/** Each question is walked by itself: the limit on values is meant for one, not for five hundred. */
function hostileProblems(input: unknown): FieldProblem[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return [{ pointer: '#', code: 'is-object', detail: 'must be an object' }];
  }
  const { questions, ...rest } = input as { questions?: unknown };
  const parts: [string, unknown][] = Array.isArray(questions)
    ? questions.map((question, index) => [`/questions/${index}`, question])
    : [['/questions', questions]];
  return [['', rest] as [string, unknown], ...parts].flatMap(([pointer, part]) => {
    const fault = findHostilePart(part);
    if (fault === null) return [];
    const at = `#${pointer}${fault.pointer.slice(1)}`;
    return [{ pointer: at, code: 'hostile-json', detail: fault.detail }];
  });
}

/** A name for each entry, empty where there is none. `entries` may still be anything. */
function namesIn(entries: unknown, key: string): string[] {
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: unknown) => {
    const fields = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
    const name: unknown = fields.find(([field]) => field === key)?.[1];
    return typeof name === 'string' ? name : '';
  });
}

function namedTwice(list: string, key: string, names: readonly string[]): FieldProblem[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    const detail = 'is used by an earlier entry';
    return [{ pointer: `${list}/${index}/${key}`, code: 'duplicate-name', detail }];
  });
}

function wellShaped(
  document: BankDocumentDto,
  shape: readonly FieldProblem[],
): CheckedDocument['questions'] {
  const questions: unknown = document.questions;
  if (!Array.isArray(questions)) return [];
  const misshapen = new Set(shape.map(({ pointer }) => pointer.split('/', 3).join('/')));
  // Of a list that is too long nothing is read.
  if (misshapen.has('#/questions')) return [];
  return questions.flatMap((question: unknown, place) => {
    const isFaulty = misshapen.has(`#/questions/${place}`);
    if (isFaulty || !(question instanceof QuestionDocumentDto)) return [];
    return [{ place, slug: question.slug, content: toQuestionContent(question) }];
  });
}

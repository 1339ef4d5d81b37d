import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { toAnsweredQuestion } from './attempt-feedback/to-answered-question.js';
import { checkGrade } from './attempts/domain/check-grade.js';
import {
  EvaluationSetDto,
  InlineQuestionDto,
  type GradedAnswerDto,
  type GraderDto,
} from './evaluation-set.dto.js';
import type { GradedAnswer } from './feedback/domain/graded-answer.js';
import type { NamedSet } from './feedback/feedback-evaluation.service.js';
import type { FieldProblem } from './kernel/app-error.js';
import { pointTo } from './kernel/json-pointer.js';
import { toFieldProblems } from './platform/http/field-problems.js';
import { applicableCriteria } from './question-bank/domain/applicable-criteria.js';
import type { QuestionContent } from './question-bank/domain/question-content.js';
import type { Criterion } from './question-bank/domain/rubric.js';
import { toRubric } from './question-bank/to-question-content.js';

/** Answers that people graded, ready to be asked about. */
export interface EvaluationSet extends NamedSet {
  readonly answers: readonly GradedAnswer[];
}

/** A set, or everything that is wrong with its document. */
export type ReadSet =
  | { readonly kind: 'set'; readonly set: EvaluationSet }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

type Content = Parameters<typeof toAnsweredQuestion>[0] & Pick<QuestionContent, 'rubric'>;
type Problem = Omit<FieldProblem, 'code'>;

const strict = { whitelist: true, forbidNonWhitelisted: true } as const;
const nothingKeptBack = { hints: [], probes: [], alternatives: [], runbook: null };

/**
 * @param document what was read from a file
 * @param kit the questions that it may name, by slug
 */
export function readEvaluationSet(
  document: unknown,
  kit: ReadonlyMap<string, QuestionContent>,
): ReadSet {
  const set = plainToInstance(EvaluationSetDto, { ...fieldsOf(document) });
  const shape = toFieldProblems(validateSync(set, strict));
  if (shape.length > 0) return { kind: 'faulty', faults: tellAll(shape, set) };
  const problems: Problem[] = [
    ...placesOfRepeats(set.answers, ({ id }) => id).map((place) => ({
      pointer: `#/answers/${place}/id`,
      detail: 'is used by an earlier answer',
    })),
    // One answer under many ids would let a model pass by it alone.
    ...placesOfRepeats(set.answers, contentKey).map((place) => ({
      pointer: `#/answers/${place}/answer`,
      detail: 'was given to the same question before',
    })),
  ];
  const answers = set.answers.flatMap((answer, place) => {
    const at = `#/answers/${place}`;
    const content = contentOf(answer.question, kit, `${at}/question`, problems);
    return content === null ? [] : toGradedAnswer(answer, content, at, problems);
  });
  if (problems.length > 0) return { kind: 'faulty', faults: tellAll(problems, set) };
  const hash = createHash('sha256')
    .update(canonicalize(answers) ?? '')
    .digest('hex');
  return { kind: 'set', set: { name: set.name, hash, answers } };
}

function contentKey({ question, answer }: GradedAnswerDto): string {
  return canonicalize([question, answer.trim().split(/\s+/u)]) ?? '';
}

function placesOfRepeats<T>(list: readonly T[], keyOf: (item: T) => string): number[] {
  const seen = new Set<string>();
  return list.flatMap((item, place) => {
    const key = keyOf(item);
    if (seen.has(key)) return [place];
    seen.add(key);
    return [];
  });
}

function contentOf(
  question: string | object,
  kit: ReadonlyMap<string, QuestionContent>,
  pointer: string,
  problems: Problem[],
): Content | null {
  if (typeof question === 'string') {
    const content = kit.get(question);
    if (content !== undefined) return content;
    problems.push({ pointer, detail: `'${question}' is no question of the kit` });
    return null;
  }
  const inline = plainToInstance(InlineQuestionDto, question);
  const faults = toFieldProblems(validateSync(inline, strict), pointer);
  problems.push(...faults);
  if (faults.length > 0) return null;
  const { prompt, rubric, redFlags = [], outline = [] } = inline;
  return { ...nothingKeptBack, prompt, rubric: toRubric(rubric), redFlags, outline };
}

function toGradedAnswer(
  given: GradedAnswerDto,
  content: Content,
  at: string,
  problems: Problem[],
): GradedAnswer {
  const criteria = applicableCriteria(content.rubric, given.candidateLevel);
  problems.push(...graderProblems(given.graders, criteria, `${at}/graders`));
  const graders = given.graders.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    id: given.id,
    question: toAnsweredQuestion(content, criteria, given),
    criteria: criteria.map((criterion) => ({
      key: criterion.key,
      passesAt: criterion.mustHave ? passPlace(criterion) : null,
      people: graders.map(({ levels }) => placeOf(criterion, levels[criterion.key])),
    })),
    paraphrase: given.paraphrase ?? null,
    padded: given.padded ?? null,
  };
}

function graderProblems(
  graders: readonly GraderDto[],
  criteria: readonly Criterion[],
  at: string,
): Problem[] {
  return graders.flatMap(({ name, levels }, place) => {
    const doubled = graders.findIndex((grader) => grader.name === name) < place;
    const keys = Object.keys(levels);
    const items = Object.entries(levels).map(([criterionKey, levelKey]) => ({
      criterionKey,
      levelKey,
    }));
    return [
      ...(doubled ? [{ pointer: `${at}/${place}/name`, detail: 'graded this answer before' }] : []),
      ...checkGrade(criteria, items).map(({ pointer, detail }) => {
        const key = keys[Number(pointer.split('/')[2])];
        const list = `${at}/${place}/levels`;
        return { pointer: key === undefined ? list : pointTo(list, key), detail };
      }),
    ];
  });
}

function passPlace({ levels, passValue }: Criterion): number {
  return levels.findIndex(({ value }) => value >= passValue);
}

function placeOf({ levels }: Criterion, levelKey: string | undefined): number {
  return levels.findIndex(({ key }) => key === levelKey);
}

/** What holds no fields lacks them all. */
function fieldsOf(document: unknown): object {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  return isObject ? document : {};
}

/** Where it stands, and of which answer, for who looks it up in a long file. */
function tellAll(problems: readonly Problem[], { answers }: EvaluationSetDto): string[] {
  const list: readonly unknown[] = Array.isArray(answers) ? answers : [];
  return problems.map(({ pointer, detail }) => {
    const [, part, place] = pointer.split('/');
    const answer = part === 'answers' ? list[Number(place)] : undefined;
    const id: unknown = typeof answer === 'object' && answer !== null ? idOf(answer) : undefined;
    const whose = typeof id === 'string' ? ` (answer '${id}')` : '';
    return `${pointer}${whose}: ${detail}`;
  });
}

function idOf(answer: object): unknown {
  return Object.entries(answer).find(([field]) => field === 'id')?.[1];
}

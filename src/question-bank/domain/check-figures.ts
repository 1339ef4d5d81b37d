import { evaluateFormula, isFunctionName, namesIn } from './evaluate-formula.js';
import { numberMentions } from './number-mentions.js';
import type { QuestionContent } from './question-content.js';
import type { QuestionProblem } from './question-problem.js';

type Numbers = Pick<
  QuestionContent,
  | 'kind'
  | 'title'
  | 'prompt'
  | 'clarifications'
  | 'assumptions'
  | 'figures'
  | 'outline'
  | 'alternatives'
  | 'rubric'
>;

/** Rounding of a small whole number may hide a third of it; this much is tolerated. */
const largestRelativeError = 0.05;
/** Floating-point noise of a chain of formulas. */
const noise = 1e-9;
/** Numbers of one point that a problem tells; the others show when these are mended. */
const mostTold = 5;

/**
 * The numbers check: every figure is computed again from its assumptions, has a place in the text,
 * and every number of the outline is a figure, an assumption, or given by the question. A story's
 * numbers are its facts and a project's numbers are its targets, so of those only figures count.
 */
export function checkFigures(content: Numbers): QuestionProblem[] {
  const stated = numbersOf([statedText(content)]);
  return [
    ...recompute(content),
    ...unusedFigures(content, stated),
    ...unusedAssumptions(content, stated),
    ...unaccountedNumbers(content),
  ];
}

function unusedFigures({ figures }: Numbers, stated: NumberSet): QuestionProblem[] {
  return figures.flatMap(({ value }, index) => {
    if (stated.has(value) || isSmallCount(value)) return [];
    return [figureProblem(index, 'value', 'unused-figure', 'is not stated in outline or rubric')];
  });
}

function recompute({ assumptions, figures }: Numbers): QuestionProblem[] {
  const known = new Map(Object.entries(assumptions));
  return figures.flatMap(({ name, formula, value }, index) => {
    const result = evaluateFormula(formula, known);
    const isTaken = known.has(name) || isFunctionName(name);
    if (!isTaken) known.set(name, result.kind === 'value' ? result.value : value);
    if (isTaken) {
      return [figureProblem(index, 'name', 'duplicate-figure', `'${name}' is defined before`)];
    }
    if (result.kind === 'fault') {
      return [figureProblem(index, 'formula', 'bad-formula', result.detail)];
    }
    if (isRounded(value, result.value)) return [];
    const detail = `is ${value}, but the formula comes to ${result.value}`;
    return [figureProblem(index, 'value', 'wrong-figure', detail)];
  });
}

/** Whether `stated` is `exact`, rounded to the decimals that it shows. */
function isRounded(stated: number, exact: number): boolean {
  const error = Math.abs(stated - exact);
  const scale = Math.max(Math.abs(stated), Math.abs(exact));
  const half = 0.5 / 10 ** decimalsOf(stated);
  return error <= half + scale * noise && error <= scale * largestRelativeError + noise;
}

function decimalsOf(value: number): number {
  const [, decimals = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value)) ?? [];
  return decimals.length - Number(exponent);
}

function unusedAssumptions(
  { assumptions, figures }: Numbers,
  stated: NumberSet,
): QuestionProblem[] {
  const read = new Set(figures.flatMap(({ formula }) => namesIn(formula)));
  return Object.entries(assumptions).flatMap(([name, value]) => {
    const pointer = `/assumptions/${name}`;
    if (isFunctionName(name)) {
      return [{ pointer, code: 'reserved-name', detail: 'is the name of a function' }];
    }
    if (read.has(name) || stated.has(value) || isSmallCount(value)) return [];
    const detail = 'is neither used by a figure nor stated';
    return [{ pointer, code: 'unused-assumption', detail }];
  });
}

function unaccountedNumbers(content: Numbers): QuestionProblem[] {
  if (!['concept', 'operations', 'design', 'scenario'].includes(content.kind)) return [];
  const given = [
    content.title,
    content.prompt,
    ...content.clarifications.map((each) => each.default),
  ];
  const known = numbersOf(given);
  for (const value of Object.values(content.assumptions)) known.add(value);
  for (const { value } of content.figures) known.add(value);
  return content.outline.flatMap((point, index) => {
    const unknown = numberMentions(point).filter(
      ({ readings }) => !readings.some((n) => known.has(n)),
    );
    if (unknown.length === 0) return [];
    const some = unknown.slice(0, mostTold).map(({ text }) => text);
    const detail = `states ${some.join(' and ')}, which is no figure, no assumption and not given by the question`;
    return [{ pointer: `/outline/${index}`, code: 'unaccounted-number', detail }];
  });
}

function statedText({ outline, alternatives, rubric }: Numbers): string {
  const criteria = rubric.criteria.flatMap(({ title, levels }) => [
    title,
    ...levels.map(({ descriptor }) => descriptor),
  ]);
  return [...outline, ...alternatives, ...criteria].join('\n');
}

/** Numbers without their sign and without floating-point noise. */
class NumberSet {
  private readonly keys = new Set<string>();

  add(value: number): void {
    this.keys.add(keyOf(value));
  }

  has(value: number): boolean {
    return this.keys.has(keyOf(value));
  }
}

/** Prose says that something falls by 1,500 where a figure is -1500. */
function keyOf(value: number): string {
  return Math.abs(value).toPrecision(9);
}

function numbersOf(texts: readonly string[]): NumberSet {
  const numbers = new NumberSet();
  for (const text of texts) {
    for (const { readings } of numberMentions(text)) readings.forEach((each) => numbers.add(each));
  }
  return numbers;
}

/** Prose may write these as words, which nobody looks for. */
function isSmallCount(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 12;
}

function figureProblem(
  index: number,
  field: string,
  code: string,
  detail: string,
): QuestionProblem {
  return { pointer: `/figures/${index}/${field}`, code, detail };
}

import { evaluateFormula, namesIn } from './evaluate-formula.js';
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

/**
 * The numbers check: every figure is computed again from its assumptions, has a place in the text,
 * and every number of the outline is a figure, an assumption, or given by the question. A story's
 * numbers are its facts and a project's numbers are its targets, so of those only figures count.
 */
export function checkFigures(content: Numbers): QuestionProblem[] {
  const text = statedText(content);
  return [
    ...recompute(content),
    ...content.figures.flatMap(({ value }, index) =>
      numberMentionsOf(text).some((number) => isSame(number, value)) || isSmallCount(value)
        ? []
        : [figureProblem(index, 'value', 'unused-figure', 'is not stated in outline or rubric')],
    ),
    ...unusedAssumptions(content, text),
    ...unaccountedNumbers(content),
  ];
}

function recompute({ assumptions, figures }: Numbers): QuestionProblem[] {
  const known = new Map(Object.entries(assumptions));
  return figures.flatMap(({ name, formula, value }, index) => {
    const result = evaluateFormula(formula, known);
    const isTaken = known.has(name);
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

function unusedAssumptions({ assumptions, figures }: Numbers, text: string): QuestionProblem[] {
  const read = new Set(figures.flatMap(({ formula }) => namesIn(formula)));
  const stated = numberMentionsOf(text);
  return Object.entries(assumptions).flatMap(([name, value]) => {
    if (read.has(name) || isSmallCount(value)) return [];
    if (stated.some((number) => isSame(number, value))) return [];
    const detail = 'is neither used by a figure nor stated';
    return [{ pointer: `/assumptions/${name}`, code: 'unused-assumption', detail }];
  });
}

function unaccountedNumbers(content: Numbers): QuestionProblem[] {
  if (!['concept', 'operations', 'design', 'scenario'].includes(content.kind)) return [];
  const given = [
    content.title,
    content.prompt,
    ...content.clarifications.map(({ default: d }) => d),
  ];
  const known = [
    ...Object.values(content.assumptions),
    ...content.figures.map(({ value }) => value),
    ...given.flatMap(numberMentionsOf),
  ];
  return content.outline.flatMap((point, index) =>
    numberMentions(point)
      .filter(({ readings }) => !readings.some((each) => known.some((k) => isSame(k, each))))
      .map(({ text }) => ({
        pointer: `/outline/${index}`,
        code: 'unaccounted-number',
        detail: `states ${text}, which is no figure, no assumption and not given by the question`,
      })),
  );
}

function statedText({ outline, alternatives, rubric }: Numbers): string {
  const criteria = rubric.criteria.flatMap(({ title, levels }) => [
    title,
    ...levels.map(({ descriptor }) => descriptor),
  ]);
  return [...outline, ...alternatives, ...criteria].join('\n');
}

function numberMentionsOf(text: string): number[] {
  return numberMentions(text).flatMap(({ readings }) => readings);
}

/** Prose may write these as words, which nobody looks for. */
function isSmallCount(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 12;
}

function isSame(left: number, right: number): boolean {
  return Math.abs(left - right) <= Math.max(Math.abs(left), Math.abs(right)) * noise;
}

function figureProblem(
  index: number,
  field: string,
  code: string,
  detail: string,
): QuestionProblem {
  return { pointer: `/figures/${index}/${field}`, code, detail };
}

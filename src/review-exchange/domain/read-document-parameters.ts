import type { WeekdayLoad } from '../../scheduling/domain/scheduling-parameters.js';
import { validateSchedulingParameters } from '../../scheduling/domain/validate-scheduling-parameters.js';
import type { LineProblem } from './line-problem.js';
import type { DocumentParameters } from './log-document.js';

export type ParametersReading =
  | { readonly kind: 'parameters'; readonly parameters: readonly DocumentParameters[] }
  | { readonly kind: 'faulty'; readonly problems: readonly LineProblem[] };

type Fault = Pick<LineProblem, 'code' | 'detail'>;

/** More changes of settings than anybody makes. */
const MOST_PARAMETERS = 1000;
const LOADS: ReadonlySet<unknown> = new Set<WeekdayLoad>(['normal', 'reduced', 'minimum']);

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isListOf =
  (holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(holds);

/** What each member must be to be looked at more closely. */
const SHAPE: Readonly<Record<keyof DocumentParameters, (value: unknown) => boolean>> = {
  version: (value) => Number.isInteger(value) && Number(value) > 0,
  model: (value) => value === 'fsrs-6',
  weights: isListOf(isNumber),
  desiredRetention: isNumber,
  maximumIntervalDays: isNumber,
  learningStepsMinutes: isListOf(isNumber),
  relearningStepsMinutes: isListOf(isNumber),
  fuzz: (value) => typeof value === 'boolean',
  weekdayLoads: isListOf((load) => LOADS.has(load)),
  suspendsLeeches: (value) => typeof value === 'boolean',
};

/** The parameters of a document, each held against what is asked of a learner's own. */
export function readDocumentParameters(value: unknown): ParametersReading {
  if (!Array.isArray(value) || value.length > MOST_PARAMETERS) {
    const detail = `must be a list of at most ${MOST_PARAMETERS} sets of parameters`;
    return { kind: 'faulty', problems: [place(null, { code: 'not-a-list', detail })] };
  }
  const problems = value.flatMap((each, index) =>
    faultsOf(each).map((fault) => place(String(index), fault)),
  );
  if (problems.length > 0) return { kind: 'faulty', problems };
  const parameters = value as DocumentParameters[];
  if (new Set(parameters.map(({ version }) => version)).size === parameters.length) {
    return { kind: 'parameters', parameters };
  }
  const detail = 'must not name a version twice';
  return { kind: 'faulty', problems: [place(null, { code: 'repeated-version', detail })] };
}

function faultsOf(value: unknown): Fault[] {
  if (typeof value !== 'object' || value === null) {
    return [{ code: 'not-parameters', detail: 'must be an object' }];
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const shape = Object.entries(SHAPE);
  const unknown = [...given.keys()].some((name) => !Object.hasOwn(SHAPE, name));
  const wrong = shape.filter(([name, holds]) => !holds(given.get(name))).map(([name]) => name);
  if (unknown || wrong.length > 0) {
    const names = shape.map(([name]) => name).join(', ');
    const detail = `must have exactly ${names}, each of its type; wrong: ${wrong.join(', ')}`;
    return [{ code: 'not-parameters', detail }];
  }
  return validateSchedulingParameters(value as DocumentParameters).map((problem) => ({
    code: problem.code,
    detail: `${problem.field} ${problem.detail}`,
  }));
}

function place(index: string | null, { code, detail }: Fault): LineProblem {
  return { line: null, field: index === null ? 'parameters' : `parameters/${index}`, code, detail };
}

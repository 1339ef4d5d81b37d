import { graderSources } from '../readiness/domain/grader-source.js';
import { readinessStatuses } from '../readiness/domain/readiness.js';

type JsonSchema = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, JsonSchema>>;

const share = { type: 'number', minimum: 0, maximum: 1 };
const maybe = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const id = { type: 'string', format: 'uuid' };
const flag = { type: 'boolean' };
const instant = { type: 'string', format: 'date-time' };
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
/** Of doubt, which may be more than 1 on paper and never is. */
const spread = { type: 'number', minimum: 0 };

/** All of the properties and no others; those that are `optional` may be missing. */
function objectOf(properties: Properties, optional: Properties = {}): JsonSchema {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

const range = { low80: maybe(share), high80: maybe(share), sd: maybe(spread) };
const figures = { status: ref('status'), score: maybe(share) };

const skill = {
  skillId: text,
  name: text,
  weight: share,
  mustHave: flag,
  minScore: maybe(share),
  ...figures,
  unseen: maybe(share),
  coverage: share,
  attempts: count,
  trust: ref('trust'),
};

const suggestion = {
  title: text,
  expected: share,
  recall: share,
  practised: flag,
  gain: share,
  minutes: { type: 'number', exclusiveMinimum: 0 },
};

const question = {
  questionId: id,
  title: text,
  skillId: text,
  expected: maybe(share),
  recall: share,
  practised: flag,
  mustHaveOpen: flag,
  suspended: flag,
  critical: flag,
};

/** What every report says of where it comes from. */
const origin = {
  formula: text,
  jobVersion: count,
  inputHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  targetName: text,
  asOf: instant,
  bar: share,
  novelty: share,
  mockQuestions: { type: 'integer', minimum: 1 },
};

const overall = {
  ...figures,
  passProbability: maybe(share),
  interviewDay: maybe({ type: 'string', format: 'date' }),
  interviewPassed: flag,
  scoreIfOnPlan: maybe(share),
  passProbabilityIfOnPlan: maybe(share),
  coverage: share,
  attempts: count,
  trust: ref('trust'),
};

const mockRange = { mockLow80: maybe(share), mockHigh80: maybe(share) };

const report = objectOf(
  {
    schema: { const: 'readiness-report/1' },
    ...origin,
    ...overall,
    ...range,
    ...mockRange,
    learnerId: id,
    targetId: id,
    interviewAt: maybe(instant),
    horizonDays: { type: 'number', minimum: 0 },
    weakestGate: maybe(text),
    explanation: listOf(text),
    skills: listOf(
      objectOf({ ...skill, ...range, mustHaveOpen: listOf(id), evidence: listOf(ref('evidence')) }),
    ),
    next: {
      ...listOf(objectOf({ ...suggestion, questionId: id, skillId: text })),
      maxItems: 10,
    },
    askNext: maybe(objectOf({ skillId: text, sdNow: spread, sdAfter: spread })),
  },
  { questions: listOf(objectOf(question)) },
);

const sharedReport = objectOf(
  { schema: { const: 'shared-readiness-report/1' }, ...origin },
  {
    learnerName: text,
    overall: objectOf(overall, { range: objectOf({ ...range, ...mockRange }) }),
    weakestGate: maybe(text),
    skills: listOf(
      objectOf(skill, {
        range: objectOf(range),
        evidence: listOf(ref('evidence')),
        openMustHaves: count,
      }),
    ),
    next: listOf(objectOf(suggestion, { skillId: text })),
    explanation: listOf(text),
    history: listOf(objectOf({ asOf: instant, ...figures }, { range: objectOf(range) })),
  },
);

/** What the JSON of a report looks like: a whole one, and what a link shows of it. */
export const reportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Readiness report',
  description:
    'Scores, chances and shares are 0 to 1. Figures that nobody should read without data are null. Weights are shares of the interview.',
  oneOf: [ref('report'), ref('sharedReport')],
  $defs: {
    status: { enum: readinessStatuses },
    trust: {
      ...objectOf(Object.fromEntries(graderSources.map((source) => [source, share]))),
      description: 'Where the weight of the grades comes from; sums to 1, or all 0 without grades.',
    },
    evidence: {
      ...objectOf({
        kind: { enum: ['attempt', 'coach-grade', 'portfolio'] },
        id,
        url: maybe({ type: 'string', format: 'uri', pattern: '^https://' }),
        title: maybe(text),
      }),
      description: 'Only pieces of a portfolio have a url.',
    },
    report,
    sharedReport,
  },
};

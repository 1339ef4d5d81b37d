import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { anyReadinessInput } from '../../test/support/any-readiness-input.js';
import {
  attempt,
  bankOf,
  grade,
  memory,
  readinessInput,
} from '../../test/support/readiness-inputs.js';
import { emptyReport, sampleMaterial, sampleReport } from '../../test/support/reports.js';
import { assessReadiness } from '../readiness/domain/assess-readiness.js';
import type { ReadinessInput } from '../readiness/domain/readiness-input.js';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import { readinessStatuses, type ReadinessStatus } from '../readiness/domain/readiness.js';
import { toReport } from '../readiness/domain/to-report.js';
import { everything, reportSections } from './domain/share-choice.js';
import { showOnly } from './domain/show-only.js';
import { reportSchema } from './report-schema.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const matches = ajv.compile(reportSchema);
const faultsOf = (value: unknown) => (matches(value) ? [] : matches.errors);
const crossed = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Twenty answers that coaches gave such a score, all well remembered. */
const coached = (score: number): ReadinessInput => {
  const questions = bankOf('sql', 20);
  return readinessInput({
    questions,
    attempts: questions.map(({ questionId }, index) =>
      attempt(questionId, [grade('coach', score, { raterId: `coach ${index}` })]),
    ),
    memories: questions.map(({ questionId }) => memory(questionId, { stability: 1000 })),
  });
};

const inputs: Readonly<Record<ReadinessStatus, ReadinessInput>> = {
  'no-data': readinessInput(),
  thin: readinessInput({ attempts: [attempt('sql-1', [grade('self', 0.9)])] }),
  'not-ready': coached(0.1),
  borderline: coached(0.35),
  ready: coached(0.95),
};

const uuidOf = (text: string): string =>
  `00000000-0000-7000-8000-${Buffer.from(text).toString('hex').padStart(12, '0').slice(-12)}`;

/** What the product tells of an input; its ids are made those of rows. */
function reportOf(input: ReadinessInput): ReadinessReport {
  const withIds = JSON.parse(
    JSON.stringify(input).replaceAll(
      /"(questionId|attemptId)":"([^"]*)"/gu,
      (_, key: string, id: string) => `"${key}":"${uuidOf(id)}"`,
    ),
  ) as ReadinessInput;
  const readiness = assessReadiness(withIds);
  return toReport({
    target: { id: uuidOf('t'), learnerId: uuidOf('l'), name: 'A role', interviewDay: null },
    input: withIds,
    inputHash: '0'.repeat(64),
    readiness,
    onPlan: readiness,
    explanation: ['Words.'],
    titleOf: (id) => `Question ${id}`,
    pieces: [],
    hasQuestions: true,
  });
}

describe('the schema of reports', () => {
  it('is what reports of every status look like', () => {
    const statuses = new Map<string, number>();
    const { failed, counterexample } = fc.check(
      fc.property(anyReadinessInput, (input) => {
        const report = reportOf(input);
        statuses.set(report.status, (statuses.get(report.status) ?? 0) + 1);
        const shown = showOnly(sampleMaterial({ report }), everything);
        return matches(crossed(report)) && matches(crossed(shown));
      }),
      { numRuns: 400, seed: 1 },
    );
    expect([failed, counterexample, matches.errors]).toEqual([false, null, null]);
    expect(statuses.size).toBeGreaterThan(2);
  });

  it.each(readinessStatuses)('is what a report looks like that is %s', (status) => {
    const report = reportOf(inputs[status]);
    expect(report.status).toBe(status);
    expect(faultsOf(crossed(report))).toEqual([]);
    const shown = showOnly(sampleMaterial({ report }), everything);
    expect(faultsOf(crossed(shown))).toEqual([]);
  });

  it.each([sampleReport(), emptyReport()])('is what samples look like', (report) => {
    expect(faultsOf(crossed(report))).toEqual([]);
    for (const section of reportSections) {
      const shown = showOnly(sampleMaterial({ report }), {
        sections: [section],
        showsName: false,
      });
      expect(faultsOf(crossed(shown))).toEqual([]);
    }
  });

  it.each([
    ['a score above 1', { ...sampleReport(), score: 1.01 }],
    ['an unknown status', { ...sampleReport(), status: 'great' }],
    ['a field of its own', { ...sampleReport(), email: 'a@example.org' }],
    ['no hash', { ...sampleReport(), inputHash: '' }],
    ['another schema', { ...sampleReport(), schema: 'readiness-report/2' }],
  ])('is not what something with %s looks like', (_, value) => {
    expect(matches(value)).toBe(false);
  });
});

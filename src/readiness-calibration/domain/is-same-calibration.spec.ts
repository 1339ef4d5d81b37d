import { describe, expect, it } from '@jest/globals';
import type { CalibrationRun } from '../../readiness/domain/calibration-run.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { isSameCalibration, type InUse } from './is-same-calibration.js';

const { priorGap, shift, graders } = defaultConfig;
const run: CalibrationRun = {
  config: { priorGap, shift, graders },
  raters: [{ source: 'peer', raterId: 'a', severity: 0.1, biasSd: 0.05, grades: 3 }],
  difficulties: [{ questionId: 'q', difficulty: 0.2, attempts: 5 }],
  counts: {
    answers: 3,
    sharedAnswers: 3,
    anchoredAnswers: 0,
    firstAttempts: 5,
    grades: { self: 0, peer: 6, llm: 0, coach: 0 },
    outcomes: 0,
  },
};
const inUse: InUse = {
  calibration: { version: 1, severities: { 'peer:a': 0.1 }, biasSds: { 'peer:a': 0.05 } },
  difficulties: new Map([['q', 0.2]]),
  config: defaultConfig,
};

describe('isSameCalibration', () => {
  it('is so when scores stay as they are, whatever was counted', () => {
    expect(isSameCalibration(run, inUse)).toBe(true);
    const more = { ...run, counts: { ...run.counts, answers: 4 } };
    expect(isSameCalibration(more, inUse)).toBe(true);
  });

  it.each<[string, Partial<CalibrationRun>]>([
    ['a constant', { config: { ...run.config, priorGap: 0.4999 } }],
    ['a shift', { config: { ...run.config, shift: 0.0001 } }],
    [
      'a grader',
      { config: { ...run.config, graders: { ...graders, llm: { ...graders.llm, sd: 0.1601 } } } },
    ],
    ['a severity', { raters: run.raters.map((each) => ({ ...each, severity: 0.1001 })) }],
    ['a doubt', { raters: run.raters.map((each) => ({ ...each, biasSd: 0.0501 })) }],
    ['a rater who left', { raters: [] }],
    ['a difficulty', { difficulties: run.difficulties.map((e) => ({ ...e, difficulty: 0.2001 })) }],
    [
      'another question',
      { difficulties: run.difficulties.map((e) => ({ ...e, questionId: 'r' })) },
    ],
  ])('is not when %s is another', (_, change) => {
    expect(isSameCalibration({ ...run, ...change }, inUse)).toBe(false);
  });
});

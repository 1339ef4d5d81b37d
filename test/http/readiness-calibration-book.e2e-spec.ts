import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalibrationBook } from '../../src/readiness/calibration-book.service.js';
import type { CalibrationRun } from '../../src/readiness/domain/calibration-run.js';
import { defaultConfig } from '../../src/readiness/domain/readiness-config.js';
import { startAnswering } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import type { TestApp } from '../support/test-app.js';

const nobody = '01890000-0000-7000-8000-000000000000';
const graders = {
  ...defaultConfig.graders,
  peer: { overlook: 0.2, strict: 0.1, sd: 0.14, biasSd: 0.07 },
};
const run: CalibrationRun = {
  config: { priorGap: 0.45, shift: 0, graders },
  raters: [],
  difficulties: [],
  counts: {
    answers: 3,
    sharedAnswers: 2,
    anchoredAnswers: 1,
    firstAttempts: 3,
    grades: { self: 3, peer: 2, llm: 0, coach: 1 },
    outcomes: 0,
  },
};

describe('the book of calibrations', () => {
  let app: TestApp;
  let book: CalibrationBook;
  let rater: SignedUp;
  let questionId: string;

  beforeAll(async () => {
    const desk = await startAnswering('calibrated', 1);
    ({ app } = desk);
    book = app.app.get(CalibrationBook);
    rater = await signUp(app);
    questionId = desk.fresh();
  });
  afterAll(() => app.close());

  it('says what is shipped before the first version', async () => {
    expect(await book.current()).toEqual({
      calibration: { version: 0, severities: {}, biasSds: {} },
      difficulties: new Map(),
      config: defaultConfig,
    });
  });

  it('says what was stored last, and reads it once', async () => {
    const leaning = { source: 'peer', severity: 0.1, biasSd: 0.05, grades: 7 } as const;
    const raters = [
      { ...leaning, raterId: rater.id },
      { ...leaning, raterId: nobody, severity: 0.2 },
      { ...leaning, raterId: nobody, source: 'llm', severity: -0.1 } as const,
    ];
    const difficulties = [
      { questionId, difficulty: 0.125, attempts: 4 },
      { questionId: nobody, difficulty: 0.5, attempts: 1 },
    ];
    expect(await book.store({ ...run, raters, difficulties })).toBe(1);
    const current = await book.current();
    expect(current).toEqual({
      calibration: {
        version: 1,
        severities: { [`peer:${rater.id}`]: 0.1, [`llm:${nobody}`]: -0.1 },
        biasSds: { [`peer:${rater.id}`]: 0.05, [`llm:${nobody}`]: 0.05 },
      },
      difficulties: new Map([[questionId, 0.125]]),
      config: { ...defaultConfig, priorGap: 0.45, graders },
    });
    expect(await book.current()).toBe(current);
    expect(await book.store({ ...run, raters: raters.slice(0, 1) })).toBe(2);
    expect(await book.current()).toMatchObject({
      calibration: { version: 2, severities: { [`peer:${rater.id}`]: 0.1 } },
      difficulties: new Map(),
    });
  });

  it('forgets who leaves, within a version', async () => {
    await app.dataSource.query('DELETE FROM account WHERE id = $1', [rater.id]);
    expect((await book.current()).calibration).toEqual({
      version: 2,
      severities: {},
      biasSds: {},
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountSections } from '../../src/identity/account-sections.js';
import { pearsonCorrelation } from '../../src/kernel/pearson-correlation.js';
import { roundFigure } from '../../src/kernel/round-figure.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { CalibrationBook } from '../../src/readiness/calibration-book.service.js';
import { defaultConfig } from '../../src/readiness/domain/readiness-config.js';
import { checkForecasts } from '../../src/readiness-calibration/domain/check-forecasts.js';
import type { CheckedForecast } from '../../src/readiness-calibration/domain/checked-forecast.js';
import { outcomeShift } from '../../src/readiness-calibration/domain/outcome-shift.js';
import { importQuestions } from '../support/answering.js';
import { forecastsThat } from '../support/checked-forecasts.js';
import { outcomesPath, tellOfMany, tellOutcome } from '../support/interview-outcomes.js';
import { signUp, type SignedUp } from '../support/login.js';
import { idOf, putJudgedWorld } from '../support/put-judged-world.js';
import { setTarget } from '../support/readiness.js';
import { simulateJudgements } from '../support/simulated-judgements.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const path = '/v1/readiness/calibration';
const job = 'learn-readiness-calibration';
const questionCount = 6;

interface ReportBody {
  isChecked: boolean;
  statement: string;
  outcomes: number;
  figures: object | null;
  alarms: string[];
  shift: number;
  job: { version: number; madeAt: string | null; ranAt: string | null; answers: number };
}

/** A room for interviews: somebody with a target, and as many like them as the test says. */
async function openApp() {
  const app = await startTestApp();
  const learner = await signUp(app);
  const questions = await importQuestions(app, 'calibrated', questionCount);
  const targetId = (await setTarget(app, learner)).id;
  const ask = async (query = '') => app.http.get(`${path}${query}`).set(learner.auth);
  const report = async (): Promise<ReportBody> => {
    const response = await ask();
    if (response.status !== 200) throw new Error(`calibration: ${response.text}`);
    return response.body as ReportBody;
  };
  const night = () => app.app.get(Jobs).run(job);
  return { app, learner, questions, targetId, ask, report, night };
}

const honest = (chance: number): number => chance;
/** Everybody was told too little. */
const better = (chance: number): number => Math.min(1, chance + 0.25);

const withScores = (forecasts: readonly CheckedForecast[], inside: number): CheckedForecast[] =>
  forecasts.map((each, index) => ({ ...each, actual: index < inside ? 0.6 : 0.95 }));

describe('GET /v1/readiness/calibration', () => {
  let app: TestApp;
  let learner: SignedUp;
  let targetId: string;
  let room: Awaited<ReturnType<typeof openApp>>;
  const told = forecastsThat(120, 11, honest);

  beforeAll(async () => {
    room = await openApp();
    ({ app, learner, targetId } = room);
  });
  afterAll(() => app.close());

  it('says what it does not know', async () => {
    const response = await room.ask();
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      formula: 'readiness/1',
      isChecked: false,
      statement: 'Not yet checked against real interviews: 0 outcomes of the 100 that it takes.',
      outcomes: 0,
      outcomesNeeded: 100,
      figures: null,
      alarms: [],
      priorGap: 0.5,
      shift: 0,
      graders: defaultConfig.graders,
      job: { version: 0, madeAt: null, ranAt: null, answers: 0, sharedAnswers: 0 },
    });
  });

  it('counts learners in whole fives, and outcomes with a score told before', async () => {
    await tellOfMany(app, { learner, targetId }, told.slice(0, 9));
    expect(await room.report()).toMatchObject({ outcomes: 5, figures: null });
    // Nothing had been told before this one.
    await tellOutcome(app, learner, { targetId, interviewDay: '2026-02-01', result: 'passed' });
    expect(await room.report()).toMatchObject({ outcomes: 5 });
  });

  it('holds what was told against what came, from 100 outcomes on', async () => {
    await tellOfMany(app, { learner, targetId }, withScores(told.slice(9), 85));
    const { figures, outcomes, isChecked, statement, alarms } = await room.report();
    expect([isChecked, outcomes, alarms]).toEqual([true, 120, []]);
    expect(statement).toMatch(/^Of 120 interviews .* were passed; .* were expected\. Brier score/u);
    const expected = checkForecasts([
      ...told.slice(0, 9),
      ...withScores(told.slice(9), 85),
    ]).figures;
    if (expected === null) throw new Error('there are figures of 120 outcomes');
    expect(figures).toMatchObject({
      brier: roundFigure(expected.brier),
      baseBrier: roundFigure(expected.baseBrier),
      logLoss: roundFigure(expected.logLoss),
      ece: roundFigure(expected.calibrationError),
      perfectEce: roundFigure(expected.perfectError.mean),
      perfectEce95: roundFigure(expected.perfectError.high95),
      cover80: { outcomes: 110, share: 0.7727, error: 0.04 },
      bins: Array.from({ length: 10 }, () => ({ outcomes: 12 })),
      mixes: [{ mix: 'coach', outcomes: 120 }],
    });
  });

  it('follows corrections, and what is taken back', async () => {
    const before = await room.report();
    const query = (statement: string) => app.dataSource.query(statement);
    await query(`UPDATE readiness_outcome SET result = 'passed', version = version + 1`);
    const after = await room.report();
    expect(after.figures).toMatchObject({ passRate: 1, baseBrier: 0 });
    expect(after.alarms).toEqual(['no-better-than-base-rate']);
    expect(after.statement).toContain('Alarm: who only knew the pass rate');
    expect(before.alarms).toEqual([]);
    await query(`DELETE FROM readiness_outcome WHERE score IS NOT NULL`);
    expect(await room.report()).toMatchObject({ outcomes: 5, figures: null, alarms: [] });
  });

  it('names nobody', async () => {
    const ids = await app.dataSource.query<{ id: string }[]>(
      `SELECT learner_id AS id FROM readiness_outcome UNION SELECT id FROM readiness_outcome`,
    );
    const { text } = await room.ask();
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter(({ id }) => text.includes(id))).toEqual([]);
  });

  it('is a chart as well', async () => {
    await tellOfMany(app, { learner, targetId }, told.slice(9));
    const svg = await room.ask('?format=svg&theme=dark');
    expect(svg.status).toBe(200);
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    const drawing = String(svg.body);
    expect(drawing).toContain('<svg');
    expect(drawing).toContain('Reliability: expected and actual passes of real interviews');
    expect(drawing).toMatch(/Told [\d.]+% to [\d.]+%: 1[12] interviews/u);
    expect((await room.ask('?format=pdf')).status).toBe(400);
  });

  it('is for those who are signed in', async () => {
    expect((await app.http.get(path)).status).toBe(401);
  });

  it('forgets within the hour a score that was deleted', async () => {
    const outcomes = async (): Promise<number> => {
      const reader = await signUp(app);
      const response = await app.http.get(path).set(reader.auth);
      return (response.body as ReportBody).outcomes;
    };
    app.clock.advance({ hours: 2 });
    const before = await outcomes();
    expect(before).toBeGreaterThan(0);
    await app.dataSource.query(`DELETE FROM readiness_snapshot`);
    app.clock.advance({ minutes: 59 });
    expect(await outcomes()).toBe(before);
    app.clock.advance({ minutes: 1 });
    expect(await outcomes()).toBe(0);
  });
});

describe('the nightly job', () => {
  let room: Awaited<ReturnType<typeof openApp>>;
  let app: TestApp;
  let book: CalibrationBook;
  const world = simulateJudgements({
    seed: 5,
    learners: 30,
    answersEach: 4,
    questions: questionCount,
    graded: { self: 1, peer: 2, coach: 0.5 },
    raters: { peer: 8, coach: 2 },
    truth: { ...defaultConfig.graders, peer: { ...defaultConfig.graders.peer, biasSd: 0.15 } },
    sdDifficulty: 0.1,
  });

  beforeAll(async () => {
    room = await openApp();
    ({ app } = room);
    book = app.app.get(CalibrationBook);
  });
  afterAll(() => app.close());

  const pairs = async () => {
    const { calibration } = await book.current();
    return Array.from(world.severities)
      .filter(([key]) => key.startsWith('peer:'))
      .map(([key, truth]) => {
        return [calibration.severities[`peer:${idOf(key.slice(5))}`] ?? 0, truth] as const;
      });
  };

  it('changes nothing where there is nothing', async () => {
    await room.night();
    expect(await book.latest()).toBeNull();
    expect((await book.current()).config).toEqual(defaultConfig);
  });

  it('learns who is severe, and which questions are hard', async () => {
    await putJudgedWorld(app, world, room.questions);
    await room.night();
    const { calibration, difficulties, config } = await book.current();
    expect(calibration.version).toBe(1);
    expect(await pairs()).toHaveLength(8);
    expect(pearsonCorrelation(await pairs())).toBeGreaterThan(0.9);
    expect(config.graders.peer.biasSd).toBeGreaterThan(0.08);
    const hard = Array.from(world.difficulties.values()).map((truth, index) => {
      return [difficulties.get(room.questions[index] ?? '') ?? 0, truth] as const;
    });
    expect(pearsonCorrelation(hard)).toBeGreaterThan(0.7);
    const { job: run } = await room.report();
    const now = app.clock.now().toISOString();
    expect(run).toMatchObject({ version: 1, madeAt: now, ranAt: now, answers: 120 });
  });

  it('makes no new version of the same', async () => {
    const before = await book.current();
    app.clock.advance({ minutes: 10 });
    await room.night();
    expect(await book.current()).toBe(before);
    const { job: run } = await room.report();
    expect(run).toMatchObject({ version: 1, ranAt: app.clock.now().toISOString() });
    expect(run.madeAt).not.toBe(run.ranAt);
  });

  it('leaves out what does not count, and what peers have not settled', async () => {
    const states = await app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM grade WHERE kind = 'settlement'`,
    );
    await app.dataSource.query(
      `UPDATE grade SET voided_at = now() WHERE kind IN ('settlement', 'coach')`,
    );
    await room.night();
    const { calibration } = await book.current();
    expect(states.length).toBeGreaterThan(100);
    expect(calibration.version).toBe(2);
    expect(calibration.severities).toEqual({});
  });

  it('forgets a rater who leaves, though their grades stay', async () => {
    await app.dataSource.query(`ALTER TABLE grade DISABLE TRIGGER grade_is_append_only`);
    await app.dataSource.query(`UPDATE grade SET voided_at = NULL`);
    await room.night();
    const [key = ''] = Object.keys((await book.current()).calibration.severities)
      .filter((each) => each.startsWith('peer:'))
      .toSorted();
    const raterId = key.slice(5);
    const section = app.app
      .get(AccountSections)
      .all()
      .find(({ name }) => name === 'gradingBesideOthers');
    expect(await section?.exportFor(raterId)).toMatchObject([{ source: 'peer' }]);
    await section?.removeFor(raterId);
    expect(await section?.exportFor(raterId)).toEqual([]);
    expect((await book.current()).calibration.severities).not.toHaveProperty([key]);
    await app.dataSource.query(`DELETE FROM account WHERE id = $1`, [raterId]);
    const { version } = (await book.current()).calibration;
    await room.night();
    const { calibration } = await book.current();
    expect(calibration.severities).not.toHaveProperty([key]);
    expect(calibration.version).toBe(version);
    const left = await app.dataSource.query<unknown[]>(`SELECT 1 FROM grade WHERE grader_id = $1`, [
      raterId,
    ]);
    expect(left.length).toBeGreaterThan(0);
  });

  it('moves scores by outcomes, once and by no more than they say', async () => {
    const { learner, targetId } = room;
    const told = forecastsThat(200, 12, better);
    await tellOfMany(app, { learner, targetId }, told);
    await room.night();
    const { config, calibration } = await book.current();
    expect(config.shift).toBe(Number(outcomeShift(told).toFixed(4)));
    expect(config.shift).toBeGreaterThan(0.03);
    expect((await room.report()).shift).toBe(config.shift);
    await room.night();
    expect((await book.current()).calibration.version).toBe(calibration.version);
    const told99 = `DELETE FROM readiness_outcome WHERE recorded_at > $1`;
    await app.dataSource.query(told99, [told[98]?.since]);
    await room.night();
    expect((await book.current()).config.shift).toBe(0);
  });

  it('leaves outcomes of a learner with the learner', async () => {
    const { learner } = room;
    const listed = await app.http.get(outcomesPath).set(learner.auth);
    expect(listed.body).toEqual({ data: [], nextCursor: null });
  });
});

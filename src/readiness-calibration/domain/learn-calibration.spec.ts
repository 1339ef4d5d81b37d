import { describe, expect, it } from '@jest/globals';
import { pearsonCorrelation } from '../../kernel/pearson-correlation.js';
import { gradeBy, judgedBy } from '../../../test/support/judged-by.js';
import {
  simulateJudgements,
  type JudgedWorld,
  type WorldTerms,
} from '../../../test/support/simulated-judgements.js';
import { assessReadiness } from '../../readiness/domain/assess-readiness.js';
import type { CalibrationRun } from '../../readiness/domain/calibration-run.js';
import { raterKey } from '../../readiness/domain/rater-key.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { learnCalibration } from './learn-calibration.js';
import type { JudgedAnswer } from './judged-answer.js';

const { priorGap, shift, graders } = defaultConfig;
const learn = (answers: readonly JudgedAnswer[]): CalibrationRun =>
  learnCalibration({ answers, forecasts: [], shipped: defaultConfig });

const simulate = (terms: Partial<WorldTerms>): JudgedWorld =>
  simulateJudgements({
    seed: 3,
    learners: 150,
    answersEach: 6,
    questions: 30,
    graded: { peer: 2 },
    raters: { peer: 40 },
    truth: graders,
    ...terms,
  });

/** Of raters the fitted and the true severity. */
const severities = ({ raters }: CalibrationRun, world: JudgedWorld) =>
  raters.map(({ source, raterId, severity }) => {
    return [severity, world.severities.get(raterKey(source, raterId)) ?? 0] as const;
  });

describe('learnCalibration', () => {
  it('changes nothing, to the last bit, where there is nothing or next to nothing', () => {
    const few = judgedBy([gradeBy('self:a', 0.9), gradeBy('coach:c', 0.1)], 4);
    const alone = judgedBy([gradeBy('self:a', 0.9)], 1000, { isCold: false });
    for (const answers of [[], few, alone]) {
      const { config, raters, difficulties } = learn(answers);
      expect(config).toEqual({ priorGap, shift, graders });
      expect({ raters, difficulties }).toEqual({ raters: [], difficulties: [] });
    }
  });

  it('finds out who is severe, from those beside whom they graded', () => {
    const world = simulate({});
    const run = learn(world.answers);
    expect(run.raters).toHaveLength(40);
    expect(pearsonCorrelation(severities(run, world))).toBeGreaterThan(0.9);
    // Nobody says where the middle is.
    expect(Math.min(...run.raters.map(({ biasSd }) => biasSd))).toBe(0.05);
  });

  it('knows it better with a coach among them, and says so', () => {
    const world = simulate({ graded: { peer: 2, coach: 0.4 }, raters: { peer: 40, coach: 2 } });
    const run = learn(world.answers);
    const pairs = severities(run, world);
    const error = Math.sqrt(
      pairs.reduce((sum, [found, truth]) => sum + (found - truth) ** 2, 0) / pairs.length,
    );
    expect(error).toBeLessThan(0.035);
    expect(Math.max(...run.raters.map(({ biasSd }) => biasSd))).toBeLessThan(0.05);
    expect(run.raters.some(({ source }) => source === 'coach')).toBe(false);
  });

  it('sees through those who are shameless about themselves', () => {
    const shameless = { ...graders, self: { ...graders.self, overlook: 0.7 } };
    const terms = { graded: { self: 1, coach: 0.5 }, raters: { coach: 2 }, truth: shameless };
    const { config } = learn(simulate(terms).answers);
    expect(config.graders.self.overlook).toBeGreaterThan(0.55);
    expect(config.graders.coach).toEqual(graders.coach);
  });

  it('trusts graders less than is shipped where they differ more, and never more', () => {
    const peers = (sd: number, biasSd: number) => {
      const truth = { ...graders, peer: { ...graders.peer, sd, biasSd } };
      return learn(simulate({ truth }).answers).config.graders.peer;
    };
    const wild = peers(0.2, 0.16);
    expect(wild.sd).toBeGreaterThan(0.16);
    expect(wild.biasSd).toBeGreaterThan(0.11);
    expect(peers(0.04, 0.01)).toMatchObject({ sd: graders.peer.sd, biasSd: graders.peer.biasSd });
  });

  it('does not go by the order of answers and grades', () => {
    const { answers } = simulate({ learners: 40, graded: { self: 1, peer: 2, coach: 0.3 } });
    const turned = answers
      .toReversed()
      .map((answer) => ({ ...answer, grades: answer.grades.toReversed() }));
    expect(learn(turned)).toEqual(learn(answers));
  });

  it('rounds to four decimals', () => {
    const { raters, difficulties, config } = learn(simulate({ sdDifficulty: 0.1 }).answers);
    const figures = [
      config.priorGap,
      config.graders.peer.overlook,
      ...raters.flatMap(({ severity, biasSd }) => [severity, biasSd]),
      ...difficulties.map(({ difficulty }) => difficulty),
    ];
    expect(figures.length).toBeGreaterThan(100);
    for (const figure of figures) expect(figure).toBe(Number(figure.toFixed(4)));
  });

  it('makes the scores of a world of peers rank learners better', () => {
    const ranks: [number, number][] = [1, 2, 3].map((seed) => {
      const world = simulate({ seed, learners: 120, raters: { peer: 30 }, truth: uneven });
      const run = learn(world.answers);
      return [spearman(world, null), spearman(world, run)];
    });
    for (const [before, after] of ranks) expect(after).toBeGreaterThan(before + 0.01);
  });
});

const uneven = { ...graders, peer: { ...graders.peer, biasSd: 0.12 } };

/** How the scores of learners rank beside what they truly miss. */
function spearman(world: JudgedWorld, run: CalibrationRun | null): number {
  const byLearner = Map.groupBy(world.answers, ({ learnerId }) => learnerId);
  const pairs = Array.from(byLearner, ([learnerId, answers]) => {
    const truth = 1 - (world.gaps.get(learnerId) ?? 0);
    return [scoreOf(answers, run), truth] as const;
  });
  const ofScores = ranksOf(pairs.map(([score]) => score));
  const ofTruth = ranksOf(pairs.map(([, truth]) => truth));
  return pearsonCorrelation(ofScores.map((rank, at) => [rank, ofTruth[at] ?? 0])) ?? 0;
}

function ranksOf(values: readonly number[]): number[] {
  const rising = values.toSorted((one, other) => one - other);
  return values.map((value) => rising.indexOf(value));
}

function scoreOf(answers: readonly JudgedAnswer[], run: CalibrationRun | null): number {
  const raters = run?.raters ?? [];
  const keyed = (figure: (rater: CalibrationRun['raters'][number]) => number) =>
    Object.fromEntries(raters.map((each) => [raterKey(each.source, each.raterId), figure(each)]));
  const lastMs = Math.max(...answers.map(({ atMs }) => atMs));
  const readiness = assessReadiness({
    blueprint: {
      skills: [{ skillId: 'one', name: 'One', weight: 1, isMustHave: false, minScore: null }],
      bar: 0.6,
      mockQuestions: 10,
      novelty: 0.5,
    },
    config: { ...defaultConfig, ...run?.config },
    calibration: {
      version: run === null ? 0 : 1,
      severities: keyed(({ severity }) => severity),
      biasSds: keyed(({ biasSd }) => biasSd),
    },
    weights: DEFAULT_SCHEDULING_PARAMETERS.weights,
    asOfMs: lastMs,
    interviewAtMs: null,
    questions: answers.map(({ questionId }) => {
      const usual = { weight: 1, difficulty: 0, minutes: 5, isCritical: false, isSuspended: false };
      return { questionId, skillId: 'one', ...usual };
    }),
    memories: [],
    attempts: answers.map(({ attemptId, questionId, atMs, grades }) => {
      return { attemptId, questionId, atMs, retrievability: 0, grades };
    }),
  });
  return readiness.overall.score;
}

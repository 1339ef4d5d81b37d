import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  bankQuestion,
  blueprintSkill,
  grade,
  inDays,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import type { BlueprintSkill } from './blueprint.js';
import type { ReadinessInput } from './readiness-input.js';

const assess = (changes: Partial<ReadinessInput>) => assessReadiness(readinessInput(changes));
const blueprint = (...skills: BlueprintSkill[]) => ({
  skills,
  bar: 0.6,
  mockQuestions: 10,
  novelty: 0.5,
});
const answers = (count: number, ...grades: Parameters<typeof attempt>[1]) =>
  Array.from({ length: count }, (_, index) => attempt(`sql-${index + 1}`, grades));
const strong = answers(20, grade('coach', 1));
const memories = bankOf('sql', 20).map(({ questionId }) => memory(questionId, { stability: 100 }));

describe('assessReadiness, case by case', () => {
  it('is never better than thin for grades of their own, however many and good', () => {
    const own = strong.map((each) => ({ ...each, grades: [grade('self', 1)] }));
    const many = Array.from({ length: 10 }, (_, round) =>
      own.map((each) => ({ ...each, attemptId: `${each.attemptId} ${round}` })),
    ).flat();
    expect(assess({ attempts: many, memories })).toMatchObject({ status: 'thin', attempts: 200 });
    expect(assess({ attempts: strong, memories })).toMatchObject({ status: 'ready', attempts: 20 });
  });

  it('cannot be farmed by repeating an answer on the same day', () => {
    const once = answers(1, grade('self', 1));
    const again = Array.from({ length: 50 }, (_, round) =>
      attempt('sql-1', [grade('self', 1)], { attemptId: `again ${round}`, retrievability: 1 }),
    );
    const [before, after] = [assess({ attempts: once }), assess({ attempts: [...once, ...again] })];
    expect(after.overall.score - before.overall.score).toBeLessThan(0.015);
  });

  it('knows nothing of attempts after the interview, and says that it is past', () => {
    const attempts = strong.map((each) => ({ ...each, atMs: inDays(8) }));
    const past = assess({ attempts, memories, asOfMs: inDays(9) });
    expect(past).toMatchObject({
      isInterviewPast: true,
      status: 'no-data',
      attempts: 0,
      next: [],
      askNext: null,
    });
  });

  it('is for now without a date', () => {
    const today = assess({ attempts: strong, memories, interviewAtMs: null });
    expect(today.questions.every(({ recall }) => recall === 1)).toBe(true);
    expect(today.overall.score).toBeGreaterThan(
      assess({ attempts: strong, memories }).overall.score,
    );
  });

  it('blocks ready by a critical question that was not practised, or misses a must-have', () => {
    const critical = (questionId: string) =>
      bankOf('sql', 21).map((each) => ({ ...each, isCritical: each.questionId === questionId }));
    const status = (questionId: string, attempts = strong) =>
      assess({ questions: critical(questionId), attempts, memories }).status;
    const missed = [
      attempt('sql-1', [grade('coach', 1, { mustMissed: true })], {
        attemptId: 'since',
        retrievability: 0.9,
      }),
    ];
    expect(status('sql-1')).toBe('ready');
    expect(status('sql-21')).toBe('borderline');
    expect(status('sql-1', [...strong, ...missed])).toBe('borderline');
    expect(status('sql-2', [...strong, ...missed])).toBe('ready');
  });

  it('lists open must-haves, and closes them with the answer that shows them', () => {
    const missed = attempt('sql-1', [grade('peer', 0.9, { mustMissed: true })]);
    const shown = attempt('sql-1', [grade('peer', 0.9)], {
      attemptId: 'since',
      atMs: inDays(1),
      retrievability: 0.9,
    });
    expect(assess({ attempts: [missed] }).skills[0]?.openMustHaves).toEqual(['sql-1']);
    expect(assess({ attempts: [shown, missed] }).skills[0]?.openMustHaves).toEqual([]);
  });

  it('takes a skill without questions at the level of the learner, and has no data on it', () => {
    const skills = blueprint(blueprintSkill('sql'), blueprintSkill('design'));
    const [sql, design] = assess({ blueprint: skills, attempts: strong, memories }).skills;
    expect(design).toMatchObject({ status: 'no-data', coverage: 0, attempts: 0 });
    expect(design?.score).toBe(design?.unseen);
    expect(design?.score).toBeGreaterThan(0.45);
    expect(design?.score).toBeLessThan(sql?.unseen ?? NaN);
  });

  it('counts what was practised without a grade by its memory and the gap of the skill', () => {
    const [idle, practised] = [assess({}), assess({ memories })];
    expect([idle.status, practised.status]).toEqual(['no-data', 'no-data']);
    expect([idle.coverage, practised.coverage]).toEqual([0, expect.closeTo(1, 12)]);
    const recall = practised.questions[0]?.recall ?? NaN;
    expect(practised.overall.score).toBeCloseTo(
      0.5 * 0.45 + 0.5 * (1 - 0.55 * (1 - 0.7 * recall)),
      12,
    );
  });

  it('leaves questions out that are not in the bank, and their answers', () => {
    const archived = attempt('gone', [grade('coach', 0)]);
    expect(assess({ attempts: [...strong, archived] })).toEqual(assess({ attempts: strong }));
    const foreign = bankQuestion('other', 'cooking');
    const { questions } = assess({ questions: [foreign, ...bankOf('sql', 1)] });
    expect(questions.map(({ questionId }) => questionId)).toEqual(['sql-1']);
  });

  it('moves the score by what outcomes taught, and the chance with it', () => {
    const before = assess({ attempts: strong });
    const after = assess({
      attempts: strong,
      config: { ...readinessInput().config, shift: -0.05 },
    });
    expect(after.overall.score).toBeCloseTo(before.overall.score - 0.05, 12);
    expect(after.skills[0]?.score).toBeCloseTo((before.skills[0]?.score ?? NaN) - 0.05, 12);
    expect(after.passProbability).toBeLessThan(before.passProbability);
  });

  it('names the must-have that lowers the chance most', () => {
    const skills = blueprint(
      blueprintSkill('sql', { isMustHave: true }),
      blueprintSkill('apis', { isMustHave: true, minScore: 0.7 }),
      blueprintSkill('risk', { minScore: 0.9 }),
    );
    const questions = ['sql', 'apis', 'risk'].flatMap((skill) => bankOf(skill, 5));
    const readiness = assess({ blueprint: skills, questions });
    expect(readiness.weakestGate).toBe('apis');
    expect(readiness.skills.map(({ minScore }) => minScore)).toEqual([0.45, 0.7, null]);
  });

  it('has the latest answers first', () => {
    const attempts = [
      attempt('sql-1', [grade('self', 1)], { attemptId: 'first', atMs: inDays(-3) }),
      attempt('sql-2', [grade('self', 1)], { attemptId: 'last' }),
      attempt('sql-1', [grade('self', 1)], { attemptId: 'second', atMs: inDays(-1) }),
    ];
    expect(assess({ attempts }).skills[0]?.attemptIds).toEqual(['last', 'second', 'first']);
  });
});

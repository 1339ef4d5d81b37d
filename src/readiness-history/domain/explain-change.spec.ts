import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  attempt,
  bankOf,
  blueprintSkill,
  grade,
  inDays,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from '../../readiness/domain/assess-readiness.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import type { ReadinessInput } from '../../readiness/domain/readiness-input.js';
import { changeCauses, type ChangeCause, type ChangeFigures } from './change-parts.js';
import { explainChange } from './explain-change.js';

const sum = (parts: ChangeFigures) =>
  changeCauses.reduce((total, cause) => total + parts[cause], 0);

function figures(input: ReadinessInput): [number, number] {
  const { overall, passProbability } = assessReadiness(input);
  return [Math.round(overall.score * 1e4), Math.round(passProbability * 1e4)];
}

function difference(before: ReadinessInput, after: ReadinessInput): [number, number] {
  const [old, now] = [figures(before), figures(after)];
  return [now[0] - old[0], now[1] - old[1]];
}

const none = { time: 0, practice: 0, regrades: 0, blueprint: 0, memoryModel: 0, formula: 0 };

const coached = (score: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    attempt(`sql-${from + index}`, [grade('coach', score)]),
  );
const remembered = (from: number, to: number, changes = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => memory(`sql-${from + index}`, changes));

/** Ten answers of a coach's 60 that were practised, and an interview on no day in particular. */
const start = readinessInput({
  interviewAtMs: null,
  attempts: coached(0.6, 1, 10),
  memories: remembered(1, 10),
});

describe('explaining a change', () => {
  it('tells forgetting, new practice, a regrade and a new bar apart', () => {
    const { blueprint } = start;
    const after: ReadinessInput = {
      ...start,
      asOfMs: inDays(7),
      blueprint: { ...blueprint, bar: 0.65 },
      attempts: [
        attempt('sql-1', [grade('coach', 0.2)]),
        ...coached(0.6, 2, 10),
        attempt('sql-11', [grade('coach', 0.9)], { atMs: inDays(6) }),
        attempt('sql-12', [grade('coach', 0.9), grade('self', 1)], { atMs: inDays(7) }),
      ],
      memories: [...remembered(1, 10), ...remembered(11, 12, { lastReviewAtMs: inDays(6) })],
    };
    const change = explainChange(start, after);
    expect(figures(start)).toEqual([6582, 6866]);
    expect(figures(after)).toEqual([6818, 6062]);
    expect(change.score).toEqual({ ...none, time: -55, practice: 528, regrades: -237 });
    expect(change.passProbability).toEqual({
      ...none,
      time: -208,
      practice: 1489,
      regrades: -586,
      blueprint: -1499,
    });
    expect(change.facts).toEqual({
      days: 7,
      newAttempts: 2,
      newGrades: 3,
      practisedQuestions: 2,
      changedGrades: 1,
      goneGrades: 0,
      blueprint: ['bar'],
      isModelRefitted: false,
      isFormulaChanged: false,
    });
  });

  const weights = start.weights.map((weight, index) => (index === 20 ? weight * 2 : weight));
  const alone: [string, ChangeCause, Partial<ReadinessInput>][] = [
    ['two weeks without practice', 'time', { asOfMs: inDays(14) }],
    [
      'a new grade of an old answer',
      'practice',
      {
        attempts: [
          attempt('sql-1', [grade('coach', 0.6), grade('peer', 1)]),
          ...coached(0.6, 2, 10),
        ],
      },
    ],
    ['practice without an answer', 'practice', { memories: remembered(1, 10, { stability: 90 }) }],
    ['practice of what was new', 'practice', { memories: remembered(1, 20) }],
    ['a card that was forgotten', 'practice', { memories: remembered(2, 10) }],
    ['an answer that was struck out', 'regrades', { attempts: coached(0.6, 1, 9) }],
    [
      'a must-have that was missed after all',
      'regrades',
      {
        attempts: [
          attempt('sql-1', [grade('coach', 0.6, { mustMissed: true })]),
          ...coached(0.6, 2, 10),
        ],
      },
    ],
    ['a day for the interview', 'blueprint', { interviewAtMs: inDays(30) }],
    ['fewer questions', 'blueprint', { questions: bankOf('sql', 5) }],
    [
      'more questions, with answers and cards to them',
      'blueprint',
      {
        questions: [...bankOf('sql', 20), ...bankOf('jpa', 3)],
        blueprint: { ...start.blueprint, skills: [blueprintSkill('sql'), blueprintSkill('jpa')] },
        attempts: [...coached(0.6, 1, 10), attempt('jpa-1', [grade('coach', 0.9)])],
        memories: [...remembered(1, 10), memory('jpa-1')],
      },
    ],
    [
      'weights that were fitted anew, and cards computed with them',
      'memoryModel',
      { weights, memories: remembered(1, 10, { stability: 3 }) },
    ],
    ['another formula', 'formula', { config: { ...defaultConfig, gamma: 0.6 } }],
    [
      'questions that turn out hard',
      'formula',
      { questions: bankOf('sql', 20, { difficulty: 0.1 }) },
    ],
  ];

  it.each(alone)('lays %s to %s alone', (_, cause, changes) => {
    // A week in which nothing was forgotten yet would hide whose part it is.
    const before = { ...start, asOfMs: inDays(1) };
    const after = { ...before, ...changes };
    const [score, chance] = difference(before, after);
    expect(score).not.toBe(0);
    const change = explainChange(before, after);
    expect(change.score).toEqual({ ...none, [cause]: score });
    expect(change.passProbability).toEqual({ ...none, [cause]: chance });
  });

  it('lays to the formula what is learnt of a peer who graded before', () => {
    const before = readinessInput({ attempts: [attempt('sql-1', [grade('peer', 0.4)])] });
    const calibration = { version: 2, severities: { 'peer:one': 0.1 } };
    const change = explainChange(before, { ...before, calibration });
    expect(change.score).toEqual({ ...none, formula: 285 });
    expect(change.facts.isFormulaChanged).toBe(true);
  });

  it('knows a strict grader as such from the first grade on', () => {
    const before = readinessInput({ attempts: coached(0.6, 1, 3) });
    const after = {
      ...before,
      calibration: { version: 5, severities: { 'peer:two': 0.2 }, biasSds: { 'peer:two': 0.03 } },
      attempts: [
        ...before.attempts,
        attempt('sql-4', [grade('peer', 0.4, { raterId: 'two' })], { attemptId: 'new' }),
      ],
    };
    const { score, facts } = explainChange(before, after);
    expect(score).toEqual({ ...none, practice: difference(before, after)[0] });
    expect(facts).toMatchObject({ newGrades: 1, isFormulaChanged: false });
  });

  it('lays to the formula what the same input scores differently by now', () => {
    const told = { score: 0.5, passProbability: 0.25 };
    const change = explainChange(start, { ...start, asOfMs: inDays(14) }, told);
    const [score, chance] = difference(start, { ...start, asOfMs: inDays(14) });
    expect(change.score).toEqual({ ...none, time: score, formula: 6582 - 5000 });
    expect(change.passProbability).toEqual({ ...none, time: chance, formula: 6866 - 2500 });
  });

  it('finds nothing between an input and itself, however its fields are ordered', () => {
    const config = Object.fromEntries(Object.entries(defaultConfig).toReversed());
    const again = { ...start, config: config as unknown as typeof defaultConfig };
    const change = explainChange(start, again);
    expect([change.score, change.passProbability]).toEqual([none, none]);
    expect(change.facts).toMatchObject({ isFormulaChanged: false, newGrades: 0, blueprint: [] });
  });
});

const share = fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20);
const skillIds = ['sql', 'jpa', 'design'];
const pool = skillIds.flatMap((skillId) => bankOf(skillId, 4));

const grades = fc
  .uniqueArray(
    fc.record({
      source: fc.constantFrom('self', 'peer', 'llm', 'coach'),
      raterId: fc.constantFrom('one', 'two'),
      score: share,
      mustMissed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3, selector: ({ source, raterId }) => `${source} ${raterId}` },
  )
  .map((list) => list as ReturnType<typeof grade>[]);

const input: fc.Arbitrary<ReadinessInput> = fc
  .record({
    asOf: fc.integer({ min: 0, max: 60 }),
    interview: fc.option(fc.integer({ min: 0, max: 90 })),
    bar: share.map((value) => 0.05 + value * 0.9),
    skills: fc.subarray(skillIds, { minLength: 1 }),
    asked: fc.subarray(pool, { minLength: 1 }),
    gamma: fc.constantFrom(0.6, 0.7),
    severity: fc.constantFrom(0, 0.1),
    difficulty: fc.constantFrom(0, 0.1),
    decay: fc.constantFrom(1, 1.5),
    answers: fc.array(fc.tuple(fc.nat(11), fc.nat(5), fc.integer({ min: -60, max: 60 }), grades), {
      maxLength: 12,
    }),
    cards: fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 100 }), fc.nat(60)), {
      maxLength: 12,
    }),
  })
  .map((wish) => {
    const questions = wish.asked
      .filter(({ skillId }) => wish.skills.includes(skillId))
      .map((question) => ({ ...question, difficulty: wish.difficulty }));
    const ids = new Set(questions.map(({ questionId }) => questionId));
    const idOf = (place: number) => pool[place]?.questionId ?? '';
    const answers = wish.answers.map(([place, number, day, given]) =>
      attempt(idOf(place), given, { attemptId: `${place} ${number}`, atMs: inDays(day) }),
    );
    const cards = wish.cards.map(([place, stability, day]) =>
      memory(idOf(place), { stability, lastReviewAtMs: inDays(day - 60) }),
    );
    const unique = <T>(list: T[], keyOf: (each: T) => string) =>
      Array.from(new Map(list.map((each) => [keyOf(each), each])).values());
    return readinessInput({
      asOfMs: inDays(wish.asOf),
      interviewAtMs: wish.interview === null ? null : inDays(wish.interview),
      blueprint: {
        ...start.blueprint,
        bar: wish.bar,
        skills: wish.skills.map((skillId) => blueprintSkill(skillId)),
      },
      config: { ...defaultConfig, gamma: wish.gamma },
      calibration: { version: 1, severities: { 'peer:one': wish.severity } },
      weights: start.weights.map((weight, index) => (index === 20 ? weight * wish.decay : weight)),
      questions,
      attempts: unique(answers, ({ attemptId }) => attemptId).filter((each) =>
        ids.has(each.questionId),
      ),
      memories: unique(cards, ({ questionId }) => questionId).filter((each) =>
        ids.has(each.questionId),
      ),
    });
  });

describe('whatever happened', () => {
  it('explains all of it: the parts sum to the difference, to the ten-thousandth', () => {
    fc.assert(
      fc.property(input, input, (before, after) => {
        const change = explainChange(before, after);
        expect([sum(change.score), sum(change.passProbability)]).toEqual(difference(before, after));
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });
});

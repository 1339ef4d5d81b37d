import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  blueprintSkill,
  grade,
  inDays,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import { estimateGaps } from './estimate-gaps.js';
import { layOutBank } from './lay-out-bank.js';
import { readSkill } from './read-skill.js';
import type { ReadinessConfig } from './readiness-config.js';

/** By elimination. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const unit = (one: number) => Array.from({ length: size }, (_, at) => Number(at === one));
  let rows = matrix.map((row, index) => [...row, ...unit(index)]);
  for (let at = 0; at < size; at += 1) {
    const pivot = (rows[at] ?? []).map((value, _, row) => value / (row[at] ?? NaN));
    rows = rows.map((row, index) => {
      if (index === at) return pivot;
      return row.map((value, place) => value - (row[at] ?? NaN) * (pivot[place] ?? NaN));
    });
  }
  return rows.map((row) => row.slice(size));
}

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? NaN), 0);

const skills = [blueprintSkill('sql', { weight: 2 }), blueprintSkill('apis', { weight: 3 })];
const input = readinessInput({
  blueprint: { skills, bar: 0.6, mockQuestions: 10, novelty: 0.4 },
  questions: [...bankOf('sql', 3), ...bankOf('apis', 2)],
  memories: [memory('sql-1', { lastReviewAtMs: inDays(-4) }), memory('apis-2', { stability: 2 })],
  attempts: [
    attempt('sql-1', [grade('coach', 0.4), grade('peer', 0.6)]),
    attempt('sql-1', [grade('peer', 0.9)], { attemptId: 'again', retrievability: 0.9 }),
    attempt('sql-2', [grade('coach', 0.8)]),
    attempt('apis-1', [grade('llm', 0.3)]),
  ],
});
const { config } = input;
const placed = layOutBank(input, input.interviewAtMs ?? NaN);
const evidenceBy = (terms: ReadinessConfig) =>
  placed.map((each) => readSkill(each, { ...input, config: terms }, input.asOfMs));

/** The learner is 0, the skills 1 and 2, their questions 3 and on. */
const skillOf = [1, 1, 1, 2, 2];

/** The same model as one system of equations. */
function solveAtOnce(terms: ReadinessConfig) {
  const matrix = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => 0));
  const add = (row: number, column: number, value: number) => {
    const found = matrix[row] ?? [];
    found[column] = (found[column] ?? 0) + value;
  };
  const tie = (child: number, parent: number, sd: number) => {
    add(child, child, sd ** -2);
    add(parent, parent, sd ** -2);
    add(child, parent, -(sd ** -2));
    add(parent, child, -(sd ** -2));
  };
  add(0, 0, terms.sdLearner ** -2);
  for (const skill of [1, 2]) tie(skill, 0, terms.sdSkill);
  skillOf.forEach((skill, index) => tie(3 + index, skill, terms.sdQuestion));
  const answers = evidenceBy(terms).flatMap(({ questions }) => questions);
  answers.forEach(({ precision }, index) => add(3 + index, 3 + index, precision));
  const covariance = invert(matrix);
  const pulls = [terms.priorGap * terms.sdLearner ** -2, 0, 0, ...answers.map(({ pull }) => pull)];
  return { covariance, gaps: covariance.map((row) => dot(row, pulls)) };
}

describe('the estimate of gaps', () => {
  const tried = { ...config, untested: 0 };

  it('is that of all levels solved at once', () => {
    const { learner, skills: estimated } = estimateGaps(evidenceBy(tried), tried);
    const levels = [learner, ...estimated, ...estimated.flatMap(({ questions }) => questions)];
    const { gaps } = solveAtOnce(tried);
    expect(levels.map(({ gap }) => gap)).toEqual(gaps.map((gap) => expect.closeTo(gap, 12)));
  });

  it('takes a skill that was hardly tried for weaker, and the learner for no weaker', () => {
    const before = estimateGaps(evidenceBy(tried), tried);
    const after = estimateGaps(evidenceBy(config), config);
    expect(after.learner).toEqual(before.learner);
    const weaker = after.skills.map(({ gap }, index) => gap - (before.skills[index]?.gap ?? NaN));
    const [sql, apis] = after.skills.map(({ reliance }) => reliance);
    // Two of its three questions were tried, whatever the repeats, and one of two.
    expect(weaker[0]).toBeCloseTo((0.05 / 3) * (sql ?? NaN), 12);
    expect(weaker[1]).toBeCloseTo((0.05 / 2) * (apis ?? NaN), 12);
  });

  it('puts the difficulty of a question back on', () => {
    const harder = placed.map((skill) => ({
      ...skill,
      questions: skill.questions.map((each) => ({
        ...each,
        question: { ...each.question, difficulty: 0.1 },
        attempts: [],
      })),
      attempts: [],
    }));
    const evidence = harder.map((each) => readSkill(each, input, input.asOfMs));
    const [sql] = estimateGaps(evidence, tried).skills;
    expect(sql?.gap).toBeCloseTo(0.5, 12);
    expect(sql?.questions.map(({ gap }) => gap)).toEqual(
      [0, 1, 2].map(() => expect.closeTo(0.6, 12)),
    );
  });
});

describe('the doubt about the score', () => {
  it('is that of all levels solved at once, drift, memory and leanings aside', () => {
    const even = <Model extends object>(model: Model) => ({ ...model, biasSd: 0 });
    const { self, peer, llm, coach } = config.graders;
    const graders = { self: even(self), peer: even(peer), llm: even(llm), coach: even(coach) };
    const sure = { ...config, graders, sdMemory: 0, driftPerDay: 0 };
    const slopes = [
      0,
      ...placed.map(({ share }) => share * 0.4),
      ...placed.flatMap(({ share, questions }) =>
        questions.map((each) => share * 0.6 * each.share * (1 - 0.7 * each.recall)),
      ),
    ];
    const { covariance } = solveAtOnce(sure);
    const variance = dot(
      slopes,
      covariance.map((row) => dot(row, slopes)),
    );
    const { overall } = assessReadiness({ ...input, config: sure });
    expect(overall.sd).toBeCloseTo(Math.sqrt(variance), 12);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  blueprintSkill,
  grade,
  inDays,
  memory,
  readinessInput,
  today,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import type { ReadinessInput } from './readiness-input.js';
import { toReport, type ReportFacts } from './to-report.js';

const target = { id: 'target', learnerId: 'ada', name: 'Acme', interviewDay: '2026-06-08' };

const factsOf = (input: ReadinessInput, changes: Partial<ReportFacts> = {}): ReportFacts => ({
  target,
  input,
  inputHash: 'abc',
  readiness: assessReadiness(input),
  onPlan: null,
  explanation: ['A sentence.'],
  titleOf: (id) => `Title of ${id}`,
  pieces: [],
  hasQuestions: false,
  ...changes,
});

const skills = [
  blueprintSkill('sql', { weight: 3, isMustHave: true, minScore: 0.5 }),
  blueprintSkill('nosql'),
];
const input = readinessInput({
  blueprint: { skills, bar: 0.6, mockQuestions: 10, novelty: 0.5 },
  questions: [...bankOf('sql', 3), ...bankOf('nosql', 2)],
  memories: [memory('sql-1')],
  attempts: [
    attempt('sql-1', [grade('coach', 0.9)]),
    attempt('sql-2', [grade('self', 0.4, { mustMissed: true })]),
  ],
});

const figures = ['score', 'low80', 'high80', 'sd', 'mockLow80', 'mockHigh80', 'passProbability'];
const among = (report: object, names: readonly string[]) =>
  names.map((name) => (report as Record<string, unknown>)[name]);

describe('toReport', () => {
  it('says where it comes from, and when', () => {
    expect(toReport(factsOf(input))).toMatchObject({
      schema: 'readiness-report/1',
      formula: 'readiness/1',
      jobVersion: 0,
      inputHash: 'abc',
      learnerId: 'ada',
      targetId: 'target',
      targetName: 'Acme',
      asOf: new Date(today).toISOString(),
      interviewDay: '2026-06-08',
      interviewAt: new Date(inDays(7)).toISOString(),
      interviewPassed: false,
      horizonDays: 7,
      bar: 0.6,
      novelty: 0.5,
      mockQuestions: 10,
      attempts: 2,
      explanation: ['A sentence.'],
    });
  });

  it('rounds every figure to four decimals, and changes none by more', () => {
    const facts = factsOf(input);
    const report = toReport(facts);
    const { overall } = facts.readiness;
    const told = among(report, figures) as number[];
    expect(told.map((figure) => Math.round(figure * 1e4) / 1e4)).toEqual(told);
    expect(report.score).toBeCloseTo(overall.score, 4);
    expect(report.skills.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
  });

  it('tells no figures without a graded answer', () => {
    const empty = readinessInput({ ...input, attempts: [] });
    const report = toReport(factsOf(empty, { onPlan: assessReadiness(empty), hasQuestions: true }));
    const names = [...figures, 'weakestGate', 'scoreIfOnPlan', 'passProbabilityIfOnPlan'];
    expect(report.status).toBe('no-data');
    expect(among(report, names)).toEqual(names.map(() => null));
    for (const skill of report.skills) {
      expect(among(skill, ['score', 'low80', 'high80', 'sd', 'unseen'])).toEqual(
        Array.from({ length: 5 }, () => null),
      );
    }
    expect(report.questions?.map(({ expected }) => expected)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    // What is remembered is known all the same.
    expect(report.questions?.[0]?.recall).toBeGreaterThan(0.8);
    expect(report.coverage).toBe(0.25);
  });

  it('tells no figures of a skill without a graded answer', () => {
    const [sql, nosql] = toReport(factsOf(input)).skills;
    expect(sql?.score).toBeGreaterThan(0);
    expect(nosql).toMatchObject({ status: 'no-data', score: null, sd: null, unseen: null });
  });

  it('names the scenario only where there is one', () => {
    const onPlan = assessReadiness(
      readinessInput({ ...input, memories: [memory('sql-1'), memory('sql-3')] }),
    );
    expect(toReport(factsOf(input)).scoreIfOnPlan).toBeNull();
    const report = toReport(factsOf(input, { onPlan }));
    expect(report.scoreIfOnPlan).toBeCloseTo(onPlan.overall.score, 4);
    expect(report.scoreIfOnPlan).toBeGreaterThan(report.score ?? 1);
    expect(report.passProbabilityIfOnPlan).toBeCloseTo(onPlan.passProbability, 4);
  });

  it('backs a skill with its latest ten answers and with pieces', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      attempt('nosql-1', [grade('self', 0.5)], { attemptId: `no. ${index}`, atMs: inDays(-index) }),
    );
    const piece = {
      kind: 'portfolio',
      id: 'p',
      url: 'https://example.org',
      title: 'A talk',
    } as const;
    const [sql, nosql] = toReport(
      factsOf(readinessInput({ ...input, attempts: [...input.attempts, ...many] }), {
        pieces: [
          { skillId: 'nosql', evidence: piece },
          { skillId: 'cooking', evidence: piece },
        ],
      }),
    ).skills;
    expect(sql?.evidence).toEqual([
      { kind: 'attempt', id: 'answer to sql-2', url: null, title: 'Title of sql-2' },
      { kind: 'coach-grade', id: 'answer to sql-1', url: null, title: 'Title of sql-1' },
    ]);
    expect(sql?.mustHaveOpen).toEqual(['sql-2']);
    expect(nosql?.evidence.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `no. ${index}`),
      'p',
    ]);
  });

  it('suggests ten questions at most, and none once the interview is over', () => {
    const wide = readinessInput({
      ...input,
      questions: [...bankOf('sql', 15), ...bankOf('nosql', 2)],
    });
    const report = toReport(factsOf(wide));
    expect(report.next).toHaveLength(10);
    expect(report.next[0]).toMatchObject({
      practised: false,
      title: expect.stringMatching(/^Title of/u),
    });
    const over = toReport(factsOf(readinessInput({ ...wide, interviewAtMs: inDays(-2) })));
    expect(over).toMatchObject({ interviewPassed: true, horizonDays: 0, next: [], askNext: null });
  });

  it('tells of every question when asked', () => {
    const marked = readinessInput({
      ...input,
      questions: input.questions.map((each) => ({
        ...each,
        isSuspended: each.questionId === 'sql-1',
        isCritical: each.questionId === 'sql-2',
      })),
    });
    expect(toReport(factsOf(marked)).questions).toBeUndefined();
    const questions = toReport(factsOf(marked, { hasQuestions: true })).questions ?? [];
    expect(questions.map(({ questionId }) => questionId)).toEqual(
      marked.questions.map(({ questionId }) => questionId),
    );
    expect(questions[0]).toMatchObject({ suspended: true, critical: false, practised: true });
    expect(questions[1]).toMatchObject({ suspended: false, critical: true, mustHaveOpen: true });
  });

  it('is as if it were today without a day', () => {
    const open = { ...target, interviewDay: null };
    const report = toReport(
      factsOf(readinessInput({ ...input, interviewAtMs: null }), { target: open }),
    );
    expect(report).toMatchObject({ interviewDay: null, interviewAt: null, horizonDays: 0 });
  });
});

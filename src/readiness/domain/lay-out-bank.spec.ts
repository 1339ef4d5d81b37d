import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankQuestion,
  blueprintSkill,
  grade,
  inDays,
  memory,
  readinessInput,
  today,
} from '../../../test/support/readiness-inputs.js';
import { layOutBank } from './lay-out-bank.js';

const answered = [grade('self', 0.5)];
const input = readinessInput({
  blueprint: {
    skills: [blueprintSkill('sql', { weight: 3 }), blueprintSkill('apis'), blueprintSkill('risk')],
    bar: 0.6,
    mockQuestions: 10,
    novelty: 0.4,
  },
  questions: [
    bankQuestion('b', 'sql', { weight: 3 }),
    bankQuestion('a', 'sql'),
    bankQuestion('c', 'apis'),
    bankQuestion('d', 'cooking'),
  ],
  memories: [
    memory('a', { stability: 10, lastReviewAtMs: inDays(-10) }),
    memory('b', { lastReviewAtMs: inDays(1) }),
  ],
  attempts: [
    attempt('a', answered, { attemptId: '3', atMs: today }),
    attempt('b', answered, { attemptId: '2', atMs: inDays(-1) }),
    attempt('a', answered, { attemptId: '1', atMs: inDays(-2) }),
    attempt('a', answered, { attemptId: 'later', atMs: inDays(1) }),
    attempt('c', [], { attemptId: 'ungraded' }),
    attempt('d', answered, { attemptId: 'elsewhere' }),
  ],
});
const [sql, apis, risk] = layOutBank(input, today);

describe('layOutBank', () => {
  it('shares out the interview and each skill by weight', () => {
    expect([sql, apis, risk].map((each) => each?.share)).toEqual([0.6, 0.2, 0.2]);
    expect(sql?.questions.map(({ question, share }) => [question.questionId, share])).toEqual([
      ['a', 0.25],
      ['b', 0.75],
    ]);
  });

  it('takes a skill without questions to be asked from outside the bank', () => {
    expect([sql, apis, risk].map((each) => each?.novelty)).toEqual([0.4, 0.4, 1]);
    expect(risk?.questions).toEqual([]);
  });

  it('knows the recall on the day, and nothing of what was practised later', () => {
    expect(sql?.questions.map(({ recall }) => recall)).toEqual([0.9, 0]);
    expect(sql?.questions[1]?.memory).toBeNull();
  });

  it('keeps graded answers up to the interview, the oldest first', () => {
    expect(sql?.attempts.map(({ attemptId }) => attemptId)).toEqual(['1', '2', '3']);
    expect(sql?.questions[0]?.attempts.map(({ attemptId }) => attemptId)).toEqual(['1', '3']);
    expect(apis?.attempts).toEqual([]);
  });
});

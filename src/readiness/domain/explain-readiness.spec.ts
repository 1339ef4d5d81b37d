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
import { explainReadiness } from './explain-readiness.js';
import type { ReadinessFacts } from './readiness-facts.js';
import type { ReadinessInput } from './readiness-input.js';

const facts: ReadinessFacts = {
  targetName: 'Senior backend engineer',
  interviewDay: '2026-06-08',
  titleOf: (questionId) => questionId.replace('-', ' '),
  bar: 0.6,
};

const explain = (changes: Partial<ReadinessInput>, said: Partial<ReadinessFacts> = {}) =>
  explainReadiness(assessReadiness(readinessInput(changes)), { ...facts, ...said });

const blueprint = {
  skills: [
    blueprintSkill('sql', { name: 'SQL', weight: 3, isMustHave: true, minScore: 0.5 }),
    blueprintSkill('apis', { name: 'API design', weight: 1 }),
  ],
  bar: 0.6,
  mockQuestions: 10,
  novelty: 0.5,
};
const questions = [...bankOf('sql', 20), ...bankOf('apis', 10)];

const answers = (count: number, ...grades: Parameters<typeof attempt>[1]) =>
  Array.from({ length: count }, (_, index) => attempt(`sql-${index + 1}`, grades));

const missed = grade('coach', 0.4, { mustMissed: true });

describe('explainReadiness', () => {
  it('says everything of a score that may be read', () => {
    const attempts = [
      ...answers(12, grade('coach', 0.6), grade('self', 0.8)),
      attempt('sql-13', [missed]),
      attempt('sql-14', [missed]),
      attempt('apis-1', [grade('peer', 0.5)]),
    ];
    const memories = attempts.map(({ questionId }) => memory(questionId));
    expect(explain({ blueprint, questions, attempts, memories })).toEqual([
      'If you studied no more before the interview for Senior backend engineer on 8 June 2026, we would expect a score of about 63 out of 100 (80% sure that the true figure is 54 to 71). A single interview also has luck in it: 8 in 10 would land between 47 and 78.',
      'Chance of reaching the bar of 60: 57%. What lowers it most is SQL, a must-have: 66 is expected there and 50 is needed.',
      'This rests on 15 graded answers. You have practised 55% of the question bank by weight. Where the weight comes from: coaches 93%, peers 5%, yourself 2%.',
      'Biggest gap: SQL (66, range 58 to 75, 75% of the interview). On a question you have not seen there, expect about 57.',
      '2 questions had a must-have point missed last time; each counts for 80 at most until you show it: “sql 13” and “sql 14”.',
      'Study next: “sql 15” (SQL, +0.5 points, 5 minutes), “sql 16” (SQL, +0.5 points, 5 minutes), “sql 17” (SQL, +0.5 points, 5 minutes): the most expected points a minute.',
      "A coach's grade of one more answer in API design would narrow the range most.",
    ]);
  });

  it('asks to read the range of a thin one, and counts one as one', () => {
    const minute = questions.map((each) => ({ ...each, minutes: 1 }));
    const said = explain({ blueprint, questions: minute, attempts: answers(1, missed) });
    expect(said[1]).toBe('The evidence is thin: read the range, not the number.');
    expect(said[3]).toBe(
      'This rests on 1 graded answer. You have practised 4% of the question bank by weight. Where the weight comes from: coaches 100%.',
    );
    expect(said[5]).toBe(
      '1 question had a must-have point missed last time; it counts for 80 at most until you show it: “sql 1”.',
    );
    expect(said[6]).toContain('“sql 1” (SQL, +0.6 points, 1 minute)');
  });

  it('names three questions with an open must-have, and counts the others', () => {
    expect(explain({ blueprint, questions, attempts: answers(5, missed) })).toContain(
      '5 questions had a must-have point missed last time; each counts for 80 at most until you show it: “sql 1”, “sql 2”, “sql 3” and 2 more.',
    );
  });

  it('says of a skill that was never graded that its figure is a guess', () => {
    const good = answers(10, grade('coach', 1)).map((each) => ({
      ...each,
      questionId: each.questionId.replace('sql', 'apis'),
    }));
    const said = explain({ blueprint, questions, attempts: good });
    expect(said.find((paragraph) => paragraph.startsWith('Chance'))).toMatch(
      /^Chance of reaching the bar of 60: \d+%\. What lowers it most is SQL, a must-have: 50 is needed, and no answer was graded there yet\.$/u,
    );
    expect(said).toContain(
      'Biggest gap: SQL (75% of the interview). No answer was graded there yet, so we take it to be a little weaker than the rest.',
    );
  });

  it('asks those who only grade themselves for three grades by someone else', () => {
    const own = answers(20, grade('self', 1));
    expect(explain({ blueprint, questions, attempts: own })[1]).toBe(
      'The evidence is thin: read the range, not the number. All grades are your own, and nobody sees all that is missing from their own answers: have three answers graded by someone else.',
    );
    const nearlyOwn = [
      ...own.slice(1),
      attempt('sql-20', [grade('peer', 1)], { retrievability: 1 }),
    ];
    expect(explain({ blueprint, questions, attempts: nearlyOwn })[1]).toContain(
      'Nearly all grades are your own',
    );
  });

  it('says what to do first when nothing was graded', () => {
    const nothing =
      'Nothing can be said of Senior backend engineer yet: no answer of yours to its questions was graded.';
    expect(explain({ blueprint, questions })).toEqual([
      `${nothing} First, answer “sql 1” (SQL) and have it graded, best by a coach or a peer.`,
    ]);
    expect(explain({ blueprint, questions: [] })).toEqual([
      `${nothing} First, its bank needs questions: add a bank that has some in its skills.`,
    ]);
    const suspended = questions.map((each) => ({ ...each, isSuspended: true }));
    expect(explain({ blueprint, questions: suspended })).toEqual([
      `${nothing} First, answer a question and have it graded.`,
    ]);
  });

  it('speaks of today when no day is set', () => {
    const attempts = answers(1, grade('coach', 0.9));
    expect(explain({ attempts, interviewAtMs: null }, { interviewDay: null })[0]).toContain(
      'If the interview for Senior backend engineer were today, we would expect a score of about 59 out of 100',
    );
  });

  it('tells others the same, and asks nothing of them', () => {
    const attempts = [
      ...answers(12, grade('coach', 0.6), grade('self', 0.8)),
      attempt('sql-13', [missed]),
    ];
    const inputs: Partial<ReadinessInput>[] = [
      { blueprint, questions, attempts },
      { blueprint, questions, attempts, asOfMs: inDays(20) },
      { blueprint, questions, attempts: answers(20, grade('self', 1)) },
      { blueprint, questions },
      { blueprint, questions, asOfMs: inDays(20) },
    ];
    const told = inputs.map((input) => explain(input, { isForOthers: true }));
    expect(told.map(({ length }) => length)).toEqual([5, 5, 5, 1, 1]);
    expect(told.flat().join(' ')).not.toMatch(/\byou|Study next|Record|grade of one more/iu);
    expect(told[0]?.[0]).toContain('Without further study before the interview for');
    expect(told[2]?.[1]).toBe(
      "The evidence is thin: read the range, not the number. All grades are the learner's own.",
    );
    expect(told[3]).toEqual([
      'Nothing can be said of Senior backend engineer: no answer to its questions was graded.',
    ]);
  });

  it('asks how it went once the interview is over, and suggests nothing any more', () => {
    const attempts = answers(1, grade('coach', 0.9));
    const outcome =
      'How did it go? Record the outcome: it shows how far scores like this one can be trusted.';
    const said = explain({ attempts, asOfMs: inDays(20) });
    expect(said[0]).toContain(
      'For the interview for Senior backend engineer on 8 June 2026 we would have expected a score of about 59 out of 100',
    );
    expect(said.filter((paragraph) => /Study next|narrow/.test(paragraph))).toEqual([]);
    expect(said.at(-1)).toBe(outcome);
    expect(explain({ asOfMs: inDays(20) })).toEqual([
      'No answer of yours had been graded before the interview for Senior backend engineer, so there was no score.',
      outcome,
    ]);
  });
});

import type { AnswerFacts, Judgement } from '../../src/attempts/domain/answer-facts.js';
import type { Criterion } from '../../src/question-bank/domain/rubric.js';
import type { MarkedSheet } from '../../src/question-quality/domain/marked-answer.js';
import { sheetMarker } from '../../src/question-quality/domain/marked-answer.js';

/** Criteria c0, c1 … of these weights, of four levels each; the first is a must-have. */
export function rubricOf(...weights: number[]): Criterion[] {
  return weights.map((weight, place) => ({
    key: `c${place}`,
    title: `Criterion ${place}`,
    weight,
    mustHave: place === 0,
    minLevel: 'junior',
    passValue: 2 / 3,
    aliases: [],
    levels: [0, 1, 2, 3].map((rank) => ({
      key: `l${rank}`,
      label: `Level ${rank}`,
      descriptor: '',
      value: rank / 3,
    })),
  }));
}

/** A digit for each criterion; a dot where the candidate was not asked. */
export function levelsOf(digits: string): Judgement['levels'] {
  return Array.from(digits).flatMap((digit, place) =>
    digit === '.' ? [] : [{ criterionKey: `c${place}`, levelKey: `l${digit}` }],
  );
}

/** A sheet of equal weights that passes from a score of two thirds on. */
export function sheetOf(digits: string): MarkedSheet {
  return sheetMarker(rubricOf(...Array.from(digits, () => 1)))(judgementOf(digits));
}

export function judgementOf(digits: string, changes: Partial<Judgement> = {}): Judgement {
  const ranks = Array.from(digits.replaceAll('.', ''), Number);
  const score = ranks.reduce((sum, rank) => sum + rank / 3, 0) / ranks.length;
  return {
    kind: 'self',
    graderId: 'self',
    number: 1,
    since: minute(0),
    score,
    isPass: score >= 0.66,
    levels: levelsOf(digits),
    ...changes,
  };
}

/** A written answer on time, without help, that nobody has judged. */
export function answerFacts(changes: Partial<AnswerFacts> = {}): AnswerFacts {
  return {
    questionId: 'question',
    learnerId: 'learner',
    isFirst: true,
    since: minute(0),
    mode: 'written',
    isAbandoned: false,
    peeked: false,
    gaveUp: false,
    hintsUsed: 0,
    overtimeRatio: 1,
    own: null,
    others: null,
    graders: [],
    ...changes,
  };
}

export function minute(minutes: number): Date {
  return new Date(Date.UTC(2026, 0, 1, 0, minutes));
}

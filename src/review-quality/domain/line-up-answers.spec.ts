import { describe, expect, it } from '@jest/globals';
import { levelsOf, minute, rubricOf } from '../../../test/support/question-use.js';
import type { JudgedSheet } from '../../attempts/domain/judged-sheet.js';
import { lineUpAnswers, placesOf } from './line-up-answers.js';

const criteria = rubricOf(50, 50);

const sheet = (
  digits: string,
  number: number,
  [kind, graderId]: readonly [JudgedSheet['kind'], string],
  attemptId = 'attempt',
): JudgedSheet => ({
  questionId: 'question',
  learnerId: 'learner',
  attemptId,
  kind,
  graderId,
  number,
  since: minute(number),
  levels: levelsOf(digits),
});
const read = (digits: string) =>
  new Map(Array.from(digits, (digit, place) => [String(place), Number(digit) / 3]));

const self = ['self', 'learner'] as const;
const one = ['peer', 'one'] as const;
const two = ['peer', 'two'] as const;

describe('lineUpAnswers', () => {
  it('sorts what was said by answer and by who said it', () => {
    const [first, second, ...rest] = lineUpAnswers(criteria, [
      sheet('32', 1, self),
      sheet('31', 2, one),
      sheet('21', 3, two),
      sheet('30', 4, ['settlement', 'request']),
      sheet('11', 5, ['coach', 'coach']),
      sheet('00', 1, self, 'other'),
    ]);
    expect(first).toEqual({
      learnerId: 'learner',
      peers: [read('31'), read('21')],
      self: read('32'),
      settled: read('30'),
      coach: read('11'),
      peersSince: minute(3),
      settledSince: minute(4),
      coachedSince: minute(5),
    });
    expect(second).toMatchObject({ self: read('00'), peers: [], settledSince: null });
    expect(rest).toEqual([]);
  });

  it('takes the latest of each grader, since the first', () => {
    const [answer] = lineUpAnswers(criteria, [
      sheet('33', 6, one),
      sheet('00', 2, one),
      sheet('11', 4, two),
      sheet('22', 3, ['coach', 'somebody']),
      sheet('10', 5, ['coach', 'somebody else']),
    ]);
    expect(answer).toMatchObject({
      peers: [read('11'), read('33')],
      coach: read('10'),
      peersSince: minute(4),
      coachedSince: minute(5),
    });
  });

  it('leaves out a level that the rubric does not know, and has nothing since when nothing compares', () => {
    const [answer] = lineUpAnswers(criteria, [sheet('39', 1, one)]);
    expect(answer).toMatchObject({
      peers: [new Map([['0', 1]])],
      peersSince: null,
      settledSince: null,
      coachedSince: null,
    });
    expect(lineUpAnswers(criteria, [])).toEqual([]);
  });
});

describe('placesOf', () => {
  it('numbers criteria', () => {
    expect(placesOf(criteria)).toEqual(['0', '1']);
  });
});

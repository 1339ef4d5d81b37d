import { describe, expect, it } from '@jest/globals';
import { countingEvidence } from './counting-evidence.js';
import type { GradeKind } from './grade.js';

const grade = (number: number, kind: GradeKind, graderId = 'ada') => ({ number, kind, graderId });
const numbersOf = (grades: { number: number }[]) => grades.map(({ number }) => number);

describe('countingEvidence', () => {
  it('takes the latest of each grader and kind', () => {
    const grades = [
      grade(1, 'self'),
      grade(2, 'coach', 'eve'),
      grade(3, 'self'),
      grade(4, 'coach'),
    ];
    expect(numbersOf(countingEvidence(grades))).toEqual([2, 3, 4]);
  });

  it('leaves peers out until their settlement stands', () => {
    const grades = [grade(1, 'self'), grade(2, 'peer', 'bob'), grade(3, 'peer', 'eve')];
    expect(numbersOf(countingEvidence(grades))).toEqual([1]);
    const settled = [...grades, grade(4, 'settlement', 'request')];
    expect(numbersOf(countingEvidence(settled))).toEqual([1, 2, 3]);
  });

  it('leaves out what peers said after they were settled, and keeps what they said before', () => {
    const grades = [
      grade(1, 'peer', 'bob'),
      grade(2, 'settlement', 'request'),
      grade(3, 'peer', 'bob'),
      grade(4, 'peer', 'eve'),
    ];
    expect(numbersOf(countingEvidence(grades))).toEqual([1]);
    const again = [...grades, grade(5, 'settlement', 'request')];
    expect(numbersOf(countingEvidence(again))).toEqual([3, 4]);
  });

  it('never counts a settlement or a calibration, and always an interviewer and a model', () => {
    const kinds: GradeKind[] = ['settlement', 'calibration', 'interviewer', 'llm'];
    const grades = kinds.map((kind, place) => grade(place + 1, kind));
    expect(numbersOf(countingEvidence(grades))).toEqual([3, 4]);
  });

  it('has nothing to say of an answer without grades', () => {
    expect(countingEvidence([])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gradeInForce } from './grade-in-force.js';
import { gradeKinds, type GradeKind } from './grade.js';

/** As they came in, from number 1. */
const given = (...sequence: GradeKind[]) =>
  sequence.map((kind, index) => ({ kind, number: index + 1 }));

describe('gradeInForce', () => {
  it.each<[string, GradeKind[], number | null]>([
    ['nothing', [], null],
    ['advice only', ['peer', 'llm', 'calibration'], null],
    ['a self grade', ['self'], 1],
    ['the latest of two self grades', ['self', 'self'], 2],
    ['a coach’s after a self grade', ['self', 'coach'], 2],
    ['a coach’s before a self grade', ['coach', 'self'], 1],
    ['the latest of two coaches', ['coach', 'self', 'coach', 'self'], 3],
    ['an interviewer’s over a self grade', ['interviewer', 'self', 'peer'], 1],
    ['a settlement over an interviewer’s', ['settlement', 'interviewer', 'self'], 1],
    ['a coach’s over everything', ['coach', 'settlement', 'interviewer', 'self'], 1],
  ])('is %s', (_what, sequence, number) => {
    expect(gradeInForce(given(...sequence))?.number ?? null).toBe(number);
  });

  it('is never changed by a weaker judgement, in whatever order they are read', () => {
    const strength = ['self', 'interviewer', 'settlement', 'coach'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...gradeKinds), { maxLength: 12 }),
        fc.constantFrom(...gradeKinds),
        fc.infiniteStream(fc.nat()),
        (sequence, added, order) => {
          const judgements = given(...sequence);
          const before = gradeInForce(judgements);
          const more = [...judgements, { kind: added, number: judgements.length + 1 }];
          const shuffled = more
            .map((each) => ({ each, key: order.next().value ?? 0 }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ each }) => each);
          const isStronger =
            strength.includes(added) &&
            strength.indexOf(added) >= strength.indexOf(before?.kind ?? '');
          expect(gradeInForce(shuffled)).toEqual(isStronger ? more.at(-1) : before);
        },
      ),
    );
  });
});

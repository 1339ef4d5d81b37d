import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gradeInForce } from './grade-in-force.js';
import { gradeOfCard } from './grade-of-card.js';
import { gradeKinds, type GradeKind } from './grade.js';

type Given = readonly [GradeKind, rating: 1 | 2 | 3 | 4, leavesCard?: 'leaves card' | undefined];

/** As they came in, from number 1. */
const given = (...sequence: readonly Given[]) =>
  sequence.map(([kind, ratingFinal, leaves], index) => {
    return { kind, ratingFinal, leavesCard: leaves !== undefined, number: index + 1 };
  });

const ratings = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
const anyGiven = (kinds: readonly GradeKind[]) =>
  fc.tuple(fc.constantFrom(...kinds), ratings, fc.constantFrom(undefined, 'leaves card' as const));

describe('gradeOfCard', () => {
  it.each<[string, Given[], number | null]>([
    ['nothing without a grade', [], null],
    ['nothing with advice only', [['peer', 3]], null],
    ['the self grade', [['self', 2]], 1],
    [
      'a settlement with another rating',
      [
        ['self', 2],
        ['settlement', 4],
      ],
      2,
    ],
    [
      'that also after the self grade was corrected',
      [
        ['self', 2],
        ['settlement', 4],
        ['self', 3],
      ],
      2,
    ],
    [
      'that also when it was corrected to the same',
      [
        ['self', 2],
        ['settlement', 4],
        ['self', 4],
      ],
      2,
    ],
    [
      'the self grade where the card is left alone',
      [
        ['self', 2],
        ['settlement', 4, 'leaves card'],
      ],
      1,
    ],
    [
      'the corrected self grade where the card is left alone',
      [
        ['self', 2],
        ['settlement', 4, 'leaves card'],
        ['self', 3],
      ],
      3,
    ],
    [
      'the self grade where a settlement says the same',
      [
        ['self', 2],
        ['settlement', 2],
      ],
      1,
    ],
    [
      'the corrected one then',
      [
        ['self', 2],
        ['settlement', 2],
        ['self', 3],
      ],
      3,
    ],
    [
      'the latest settlement, which differs from the corrected self grade',
      [
        ['self', 2],
        ['settlement', 2],
        ['self', 3],
        ['settlement', 2],
      ],
      4,
    ],
    [
      'the self grade when a later settlement leaves the card alone',
      [
        ['self', 2],
        ['settlement', 4],
        ['settlement', 3, 'leaves card'],
      ],
      1,
    ],
    [
      'the self grade when a later settlement comes to the same',
      [
        ['self', 2],
        ['settlement', 4],
        ['settlement', 2],
      ],
      1,
    ],
    [
      'an interviewer’s before a corrected self grade',
      [
        ['interviewer', 3],
        ['self', 2],
        ['settlement', 4, 'leaves card'],
        ['self', 1],
      ],
      1,
    ],
    [
      'a coach’s, though the self grade is corrected after it',
      [
        ['self', 2],
        ['settlement', 4, 'leaves card'],
        ['coach', 3],
        ['self', 1],
      ],
      3,
    ],
    ['a settlement where nobody else said anything', [['settlement', 3]], 1],
    ['nothing where such a one leaves the card alone', [['settlement', 3, 'leaves card']], null],
  ])('is %s', (_what, sequence, number) => {
    expect(gradeOfCard(given(...sequence))?.number ?? null).toBe(number);
  });

  it('is the grade in force where no peers settled', () => {
    const kinds = gradeKinds.filter((kind) => kind !== 'settlement');
    fc.assert(
      fc.property(fc.array(anyGiven(kinds), { maxLength: 10 }), (sequence) => {
        const judgements = given(...sequence);
        expect(gradeOfCard(judgements)).toEqual(gradeInForce(judgements));
      }),
    );
  });

  it('is what it would be without settlements that leave the card alone', () => {
    fc.assert(
      fc.property(fc.array(anyGiven(gradeKinds), { maxLength: 10 }), (sequence) => {
        const judgements = given(...sequence).map((each) => ({ ...each, leavesCard: true }));
        const others = judgements.filter(({ kind }) => kind !== 'settlement');
        expect(gradeOfCard(judgements)).toEqual(gradeInForce(others));
      }),
    );
  });
});

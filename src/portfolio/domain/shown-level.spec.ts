import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { skillLevels, type SkillLevel } from './evidence.js';
import { shownLevel, type Piece } from './shown-level.js';

const by = (isSelfGraded: boolean) => (level: SkillLevel, origins: string) => ({
  level,
  origins: origins.split(' '),
  isSelfGraded,
});
const own = by(true);
const judged = by(false);

const missing = (level: SkillLevel, pieces: number, needsOthers: boolean) => ({
  level,
  pieces,
  needsOthers,
});

const table: [string, Piece[], ReturnType<typeof shownLevel>][] = [
  ['nothing', [], { level: null, missing: missing('working', 2, true) }],
  [
    'one self-graded answer',
    [own('senior', 'a')],
    { level: null, missing: missing('working', 1, true) },
  ],
  [
    'ten self-graded answers',
    Array.from({ length: 10 }, (_, index) => own('staff', `q${index}`)),
    { level: null, missing: missing('working', 0, true) },
  ],
  [
    'one that a coach graded',
    [judged('staff', 'a')],
    { level: null, missing: missing('working', 1, false) },
  ],
  [
    'the same answer twice, by a coach and by oneself',
    [judged('senior', 'a'), own('senior', 'a')],
    { level: null, missing: missing('working', 1, false) },
  ],
  [
    'two that are independent, one of them graded by a coach',
    [judged('senior', 'a'), own('senior', 'b')],
    { level: 'senior', missing: missing('staff', 2, true) },
  ],
  [
    'a staff pass and a senior one: senior is shown by both',
    [judged('staff', 'a'), own('senior', 'b')],
    { level: 'senior', missing: missing('staff', 1, false) },
  ],
  [
    'a working link does not lift a senior pass',
    [judged('senior', 'a'), own('working', 'b')],
    { level: 'working', missing: missing('senior', 1, false) },
  ],
  [
    'at staff only by oneself',
    [own('staff', 'a'), own('staff', 'b'), judged('senior', 'c')],
    { level: 'senior', missing: missing('staff', 0, true) },
  ],
  ['staff', [own('staff', 'a'), judged('staff', 'b')], { level: 'staff', missing: null }],
  [
    'the judged one overlaps with both others, which are independent of each other',
    [judged('senior', 'a b'), own('senior', 'a'), own('senior', 'b')],
    { level: null, missing: missing('working', 1, false) },
  ],
];

const pieces = fc.array(
  fc.record({
    level: fc.constantFrom(...skillLevels),
    origins: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 2 }),
    isSelfGraded: fc.boolean(),
  }),
  { maxLength: 8 },
);
const rankOf = ({ level }: { level: SkillLevel | null }) =>
  level === null ? -1 : skillLevels.indexOf(level);

describe('shownLevel', () => {
  it.each(table)('%s', (_what, given, result) => {
    expect(shownLevel(given)).toEqual(result);
  });

  it('is never shown without a piece that somebody else judged, nor by one origin', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const { level } = shownLevel(given);
        const others = given.filter(({ isSelfGraded }) => !isSelfGraded);
        const origins = new Set(given.flatMap((piece) => piece.origins));
        if (others.length === 0 || origins.size < 2) expect(level).toBeNull();
        else expect(rankOf({ level })).toBeLessThan(3);
      }),
    );
  });

  it('does not fall by another piece, and not by their order', () => {
    fc.assert(
      fc.property(pieces, pieces, (given, more) => {
        const before = shownLevel(given);
        expect(rankOf(shownLevel([...given, ...more]))).toBeGreaterThanOrEqual(rankOf(before));
        expect(shownLevel(given.toReversed())).toEqual(before);
      }),
    );
  });

  it('says what is enough: the next level is shown with just that', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const { missing: lacks } = shownLevel(given);
        if (lacks === null) {
          expect(shownLevel(given).level).toBe('staff');
          return;
        }
        const added = Array.from({ length: lacks.pieces }, (_, index) =>
          by(!(lacks.needsOthers && index === 0))(lacks.level, `new${index}`),
        );
        const isConfirmed = lacks.needsOthers && lacks.pieces === 0;
        const kept = given.map((piece) =>
          isConfirmed ? { ...piece, isSelfGraded: false } : piece,
        );
        const reached = skillLevels.indexOf(lacks.level);
        expect(rankOf(shownLevel([...kept, ...added]))).toBeGreaterThanOrEqual(reached);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { LevelGiven } from './anchor.js';
import { judgeTry } from './judge-try.js';

const THIRDS = [0, 1 / 3, 2 / 3, 1];

function criterion(index: number, mustHave: boolean, values = THIRDS): Criterion {
  return {
    key: `c${index}`,
    title: `c${index}`,
    weight: index === 0 ? 60 : 10,
    mustHave,
    minLevel: 'junior',
    passValue: 2 / 3,
    aliases: [],
    levels: values.map((value, place) => ({
      key: String(place),
      label: '',
      descriptor: '',
      value,
    })),
  };
}

/** Five criteria, the first two of them must-haves, the first with six tenths of the weight. */
const rubric = [0, 1, 2, 3, 4].map((index) => criterion(index, index < 2));

const given = (digits: string): LevelGiven[] =>
  Array.from(digits, (levelKey, index) => ({ criterionKey: `c${index}`, levelKey }));

const judge = (expert: string, own: string, criteria: readonly Criterion[] = rubric) =>
  judgeTry(criteria, given(expert), given(own));

describe('judgeTry', () => {
  it.each<[string, string, string, boolean, [number, number]]>([
    ['the same', '22130', '22130', true, [0, 0]],
    ['one light criterion a level too high', '22110', '22120', true, [0.066_67, 0.066_67]],
    ['one light criterion a level too low', '22110', '22100', true, [0.066_67, -0.066_67]],
    ['up and down, which the signed mean forgives', '22110', '22020', true, [0.133_33, 0]],
    ['three levels in all, exactly on the threshold', '22111', '22222', true, [0.2, 0.2]],
    ['three levels on one criterion', '22000', '22300', true, [0.2, 0.2]],
    ['four levels in all', '22111', '32222', false, [0.266_67, 0.266_67]],
    ['everything too low', '33333', '22222', false, [0.333_33, -0.333_33]],
  ])('%s', (_scenario, expert, own, isPassed, means) => {
    const judgement = judge(expert, own);
    expect(judgement).toMatchObject({ isPassed, mustHavesRight: true });
    expect([judgement.meanOff, judgement.meanSigned]).toEqual(means);
  });

  it.each([
    ['met where the expert says missed', '12222', '22222', 0.066_67],
    ['missed where the expert says met', '22222', '12222', 0.066_67],
    ['both must-haves, in opposite directions', '12222', '21222', 0.133_33],
  ])('fails on a must-have %s, however near the levels are', (_scenario, expert, own, meanOff) => {
    expect(judge(expert, own)).toMatchObject({ isPassed: false, mustHavesRight: false, meanOff });
  });

  it('holds a must-have right within met and within missed', () => {
    const { criteria, mustHavesRight } = judge('30222', '21222');
    expect(mustHavesRight).toBe(true);
    expect(criteria.slice(0, 3)).toEqual([
      { criterionKey: 'c0', levelsOff: -1, isCallRight: true },
      { criterionKey: 'c1', levelsOff: 1, isCallRight: true },
      { criterionKey: 'c2', levelsOff: 0, isCallRight: null },
    ]);
  });

  it('counts every criterion the same, whatever its weight', () => {
    const light = judge('22000', '22001');
    const heavy = judge('22000', '32000');
    expect(heavy.meanOff).toBe(light.meanOff);
    expect(heavy.isPassed).toBe(true);
  });

  it('takes values cut to five decimals for thirds, and levels of any scale', () => {
    const cut = rubric.map((_, index) => criterion(index, true, [0, 0.333_33, 0.666_67, 1]));
    expect(judge('22222', '22222', cut)).toMatchObject({ isPassed: true, mustHavesRight: true });
    const halves = [criterion(0, false, [0, 0.5, 1]), criterion(1, false, [0, 0.5, 1])];
    expect(judge('01', '11', halves)).toMatchObject({ meanOff: 0.25, isPassed: false });
  });

  it('tells -0 from nothing', () => {
    expect(Object.is(judge('22110', '22020').meanSigned, 0)).toBe(true);
  });

  it('refuses a sheet that misses a criterion, and an empty rubric', () => {
    expect(() => judge('22222', '2222')).toThrow(RangeError);
    expect(() => judge('2222', '22222')).toThrow(RangeError);
    expect(() => judgeTry([], [], [])).toThrow(RangeError);
  });

  it('is the same from either side but for the sign, and passes whoever agrees', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 })
      .map((levels) => levels.join(''));
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const [there, back] = [judge(one, other), judge(other, one)];
        expect(there.isPassed).toBe(back.isPassed);
        expect(there.meanOff).toBe(back.meanOff);
        expect(there.meanSigned + back.meanSigned).toBeCloseTo(0, 9);
        expect(Math.abs(there.meanSigned)).toBeLessThanOrEqual(there.meanOff + 0.000_01);
        expect(judge(one, one)).toMatchObject({ isPassed: true, meanOff: 0 });
      }),
    );
  });
});

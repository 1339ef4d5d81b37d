import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionAgreement, type JudgedAnswer, type LevelSheet } from './question-agreement.js';

const keys = ['scope', 'limits'];
/** A digit for the level of each criterion, of four; a dot where it was not asked. */
const sheet = (digits: string): LevelSheet =>
  new Map(
    keys.flatMap((key, place) => {
      const digit = digits.charAt(place);
      return digit === '.' ? [] : [[key, Number(digit) / 3] as const];
    }),
  );
const answer = (
  peers: string,
  others: { self?: string; settled?: string; coach?: string } = {},
) => {
  const { self, settled, coach } = others;
  return {
    peers: peers.split(' ').filter(Boolean).map(sheet),
    self: self === undefined ? null : sheet(self),
    settled: settled === undefined ? null : sheet(settled),
    coach: coach === undefined ? null : sheet(coach),
  } satisfies JudgedAnswer;
};

const none = { answers: 0, kappa: null };

describe('questionAgreement', () => {
  it('has the figures that paper and pencil give', () => {
    const answers = [
      answer('33 32'),
      answer('21 11'),
      answer('00 20'),
      answer('11 11'),
      answer('33 23'),
    ];
    const { alpha, criteria } = questionAgreement(keys, answers);
    const [scope, limits] = criteria;
    // 3-3, 2-1, 0-2, 1-1, 3-2: n 1 3 3 3, observed 9 + 25 + 9, expected 765.
    expect(scope?.alpha).toBeCloseTo(1 - (9 * 43) / 765, 12);
    expect(scope?.variance).toBeCloseTo((0 + 1 + 4 + 0 + 1) / 2 / 9 / 5, 12);
    // 3-2, 1-1, 0-0, 1-1, 3-3: n 2 4 1 3; one pair of 2 and 3, two apart by rank: (.5 + 1.5)² = 4.
    // Expected 2·4·9 + 2·1·30.25 + 2·3·56.25 + … = 8·3² + 2·5.5² + 6·7.5² + 4·2.5² + 12·4.5² + 3·2².
    const expected = 8 * 9 + 2 * 5.5 ** 2 + 6 * 7.5 ** 2 + 4 * 2.5 ** 2 + 12 * 4.5 ** 2 + 3 * 4;
    expect(limits?.alpha).toBeCloseTo(1 - (9 * 4) / expected, 12);
    expect(limits?.variance).toBeCloseTo(0.5 / 9 / 5, 12);
    // Both together: n 3 7 4 6 of 20; 2-1, 3-2, 3-2 and 0-2 are 5.5², twice 5², and 10.5² apart.
    const all =
      21 * 5 ** 2 + 12 * 10.5 ** 2 + 18 * 15.5 ** 2 + 28 * 5.5 ** 2 + 42 * 10.5 ** 2 + 24 * 5 ** 2;
    expect(alpha).toBeCloseTo(1 - (19 * (5.5 ** 2 + 2 * 5 ** 2 + 10.5 ** 2)) / all, 12);
  });

  it('says nothing of fewer than five answers, however many criteria they have', () => {
    const four = Array.from({ length: 4 }, (_, place) =>
      answer(`${place}1 1${place}`, { self: `${place}1`, settled: `1${place}`, coach: '12' }),
    );
    expect(questionAgreement(keys, [...four, answer('33')])).toEqual({
      answers: 4,
      alpha: null,
      selfAndSettlement: { answers: 4, kappa: null },
      peerAndCoach: { answers: 4, kappa: null },
      criteria: keys.map((criterionKey) => ({
        criterionKey,
        answers: 4,
        alpha: null,
        variance: null,
        isHighVariance: false,
      })),
    });
    expect(questionAgreement(keys, [])).toMatchObject({ answers: 0, alpha: null });
  });

  it('leaves out what fewer than two peers, or fewer than five answers, say of a criterion', () => {
    const answers = [
      answer('3. 32'),
      answer('21 1.'),
      answer('00 20 1.'),
      answer('11 1.'),
      answer('3. 23'),
    ];
    const { criteria } = questionAgreement(keys, answers);
    expect(criteria.map((each) => [each.answers, each.alpha === null])).toEqual([
      [5, false],
      [1, true],
    ]);
  });

  it('holds the own grade against the settlement', () => {
    // In thirds 0-1, 1-1, 2-2, 3-3, 1-3: squares 1 + 4 = 5.
    const pairs = ['0 1', '1 1', '2 2', '3 3', '1 3'].map((pair) => {
      const [self = '', settled = ''] = pair.split(' ');
      return answer('', { self: `${self}.`, settled: `${settled}.` });
    });
    // Expected over 25: 0 to 1 1 2 3 3, 1 (twice), 2 and 3 to the same.
    const expected = (1 + 1 + 4 + 9 + 9 + 2 * (1 + 4 + 4) + (1 + 1 + 1 + 1) + (4 + 4 + 1)) / 5;
    const { selfAndSettlement, peerAndCoach } = questionAgreement(keys, pairs);
    expect(selfAndSettlement.answers).toBe(5);
    expect(selfAndSettlement.kappa).toBeCloseTo(1 - 5 / expected, 12);
    expect(peerAndCoach).toEqual(none);
  });

  it('holds each peer against the coach, where there is one', () => {
    const alike = ['30', '12', '21', '03', '33'].map((levels) =>
      answer(`${levels} ${levels}`, { coach: levels }),
    );
    expect(questionAgreement(keys, alike).peerAndCoach).toEqual({ answers: 5, kappa: 1 });
    const [first = answer(''), ...rest] = alike;
    const apart = [{ ...first, peers: [sheet('30'), sheet('03')] }, ...rest, answer('33 00')];
    const { answers, kappa } = questionAgreement(keys, apart).peerAndCoach;
    expect(answers).toBe(5);
    // One of 20 pairs is 3-0 and one 0-3. Both sides have 4 4 4 8 of the levels.
    const expected = (2 * (16 + 64 + 288 + 16 + 128 + 32)) / 20;
    expect(kappa).toBeCloseTo(1 - 18 / expected, 12);
  });

  it.each([
    ['one level apart on every answer', ['00 10', '10 20', '20 30', '30 20', '10 00'], false],
    [
      'two levels apart on one of them besides',
      ['00 20', '10 20', '20 30', '30 20', '10 00'],
      true,
    ],
  ])('takes for high variance more than %s', (_what, peers, isHigh) => {
    const { criteria } = questionAgreement(
      keys,
      peers.map((each) => answer(each)),
    );
    expect(criteria.map(({ isHighVariance }) => isHighVariance)).toEqual([isHigh, false]);
  });

  it('knows a number or null, whatever it is given, and does not care who said what', () => {
    const levels = fc.stringMatching(/^[0-3.][0-3.]$/);
    const judged = fc.record({
      peers: fc.array(levels, { maxLength: 4 }),
      self: fc.option(levels),
      settled: fc.option(levels),
      coach: fc.option(levels),
    });
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 10 }), (drawn) => {
        const answers = drawn.map(({ peers, self, settled, coach }) => ({
          peers: peers.map(sheet),
          self: self === null ? null : sheet(self),
          settled: settled === null ? null : sheet(settled),
          coach: coach === null ? null : sheet(coach),
        }));
        const found = questionAgreement(keys, answers);
        const turned = answers.map((each) => ({ ...each, peers: each.peers.toReversed() }));
        const again = questionAgreement(keys, turned.toReversed());
        const figures = (of: typeof found) => [
          of.alpha,
          of.selfAndSettlement.kappa,
          of.peerAndCoach.kappa,
          ...of.criteria.flatMap(({ alpha, variance }) => [alpha, variance]),
        ];
        for (const [place, figure] of figures(found).entries()) {
          expect(figure === null || Number.isFinite(figure)).toBe(true);
          expect(figures(again)[place] ?? 9).toBeCloseTo(figure ?? 9, 9);
        }
      }),
    );
  });
});

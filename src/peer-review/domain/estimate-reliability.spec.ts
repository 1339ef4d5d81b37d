import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../kernel/seeded-random.js';
import { estimateReliability } from './estimate-reliability.js';
import type { PeerScore } from './line-up-scores.js';

const nobody = new Set<string>();
const ab = new Set(['a', 'b']);
const answer = (scores: Readonly<Record<string, number>>): PeerScore[] =>
  Object.entries(scores).map(([graderId, score]) => ({ graderId, score }));
const times = (count: number, scores: Readonly<Record<string, number>>) =>
  Array.from({ length: count }, () => answer(scores));

describe('estimateReliability', () => {
  it('of nobody is empty', () => {
    expect(estimateReliability([], nobody)).toEqual(new Map());
  });

  it('stays at the prior below three answers, and learns nothing from a single score', () => {
    const answers = [...times(2, { a: 0.9, b: 0.1 }), ...times(9, { a: 1 }), ...times(1, { c: 0 })];
    expect(Object.fromEntries(estimateReliability(answers, ab))).toEqual({
      a: { bias: 0, variance: 0.15 ** 2, reviews: 2 },
      b: { bias: 0, variance: 0.15 ** 2, reviews: 2 },
      c: { bias: 0, variance: 0.2 ** 2, reviews: 0 },
    });
  });

  it('splits the difference of two who share all their answers', () => {
    // At rest b = 94 (Δ − b) / (94 + 6), and the other's is −b.
    const { a, b } = Object.fromEntries(estimateReliability(times(94, { a: 0.7, b: 0.5 }), ab));
    expect(a?.bias).toBeCloseTo((0.94 * 0.2) / 1.94, 6);
    expect(b?.bias).toBeCloseTo((-0.94 * 0.2) / 1.94, 6);
    expect(a?.variance).toBeCloseTo(b?.variance ?? 0, 12);
  });

  it('comes to rest on the equations it is made of', () => {
    const random = seededRandom(7);
    const answers = Array.from({ length: 60 }, () =>
      answer({ a: random(), b: random(), c: random() }),
    );
    const found = estimateReliability(answers, ab);
    const of = (graderId: string) => found.get(graderId) ?? { bias: 9, variance: 9, reviews: 0 };
    for (const [graderId, prior] of [
      ['a', 0.15],
      ['b', 0.15],
      ['c', 0.2],
    ] as const) {
      let deviations = 0;
      let squares = 0;
      for (const scores of answers) {
        const others = scores.filter((each) => each.graderId !== graderId);
        const weights = others.map((each) => 1 / of(each.graderId).variance);
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        const expected =
          others.reduce(
            (sum, each, place) =>
              sum + (weights[place] ?? 0) * (each.score - of(each.graderId).bias),
            0,
          ) / all;
        const score = scores.find((each) => each.graderId === graderId)?.score ?? 0;
        deviations += score - expected;
        squares += (score - of(graderId).bias - expected) ** 2 - 1 / all;
      }
      expect(of(graderId).bias).toBeCloseTo(deviations / 66, 4);
      expect(of(graderId).variance).toBeCloseTo((squares + 4 * prior ** 2) / 64, 4);
    }
  });

  it('tells who is lenient, who is strict, who is steady and who guesses', () => {
    const random = seededRandom(1);
    const around = (value: number, spread: number) => value + (random() - 0.5) * spread;
    const answers = Array.from({ length: 200 }, () => {
      const truth = 0.35 + 0.3 * random();
      return answer({
        lenient: around(truth + 0.15, 0.2),
        strict: around(truth - 0.15, 0.2),
        steady: around(truth, 0.1),
        guessing: random(),
      });
    });
    const { lenient, strict, steady, guessing } = Object.fromEntries(
      estimateReliability(answers, nobody),
    );
    expect(lenient?.bias).toBeGreaterThan(0.1);
    expect(strict?.bias).toBeLessThan(-0.1);
    expect(Math.abs(steady?.bias ?? 1)).toBeLessThan(0.03);
    expect(steady?.variance).toBeCloseTo(0.05 ** 2, 6);
    // A guess is off by the variance of chance, 1/12, and that of what is right, .09/12.
    expect(guessing?.variance).toBeCloseTo(1.09 / 12, 1);
  });

  it('does not care for order, and knows a number for everybody', () => {
    const scores = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.double({ min: 0, max: 1 }),
      {
        noNullPrototype: true,
      },
    );
    const finite = fc
      .array(scores, { maxLength: 20 })
      .filter((all) => all.every((each) => Object.values(each).every(Number.isFinite)));
    fc.assert(
      fc.property(finite, (all) => {
        const answers = all.map(answer);
        const turned = answers.toReversed().map((each) => each.toReversed());
        const found = estimateReliability(answers, ab);
        const sorted = (map: typeof found) =>
          [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
        expect(sorted(estimateReliability(turned, ab))).toEqual(sorted(found));
        expect(new Set(found.keys())).toEqual(new Set(all.flatMap((each) => Object.keys(each))));
        for (const { bias, variance, reviews } of found.values()) {
          expect(Math.abs(bias)).toBeLessThanOrEqual(2);
          expect(variance).toBeGreaterThanOrEqual(0.05 ** 2);
          expect(variance).toBeLessThan(4);
          expect(reviews).toBeLessThanOrEqual(answers.length);
        }
      }),
    );
  });

  it('takes ten thousand answers at once', () => {
    const random = seededRandom(3);
    const answers = Array.from({ length: 10_000 }, (_, place) =>
      answer({
        [`g${place % 500}`]: random(),
        [`h${place % 499}`]: random(),
        [`i${place % 503}`]: random(),
      }),
    );
    const start = performance.now();
    const found = estimateReliability(answers, nobody);
    expect(found.size).toBe(1502);
    // A quarter of a second on a quiet machine.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

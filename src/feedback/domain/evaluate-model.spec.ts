import { describe, expect, it } from '@jest/globals';
import type { EvaluatedAnswer, EvaluatedCriterion } from './evaluated-answer.js';
import { evaluateModel } from './evaluate-model.js';
import type { FeedbackFault } from './feedback-fault.js';

function answer(
  criteria: readonly Partial<EvaluatedCriterion>[],
  fault: FeedbackFault | null = null,
): EvaluatedAnswer {
  const blank = { levelCount: 4, passesAt: 2, model: null, paraphrased: null, padded: null };
  return { criteria: criteria.map((each) => ({ people: [0], ...blank, ...each })), fault };
}

/** Levels of the model and of two people who agree: kappa .75, half of them the same. */
const levels = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [1, 2],
  [2, 1],
  [0, 1],
  [3, 2],
] as const;
const set = levels.map(([model, person]) => answer([{ model, people: [person, person] }]));

describe('evaluateModel', () => {
  it('puts figures, intervals and counts together', () => {
    const figures = evaluateModel(set);
    expect(figures.answers).toEqual({ asked: 8, answered: 8, gradedByTwo: 8, midRange: 6 });
    expect(figures.criteria).toEqual({ asked: 8, levelled: 8 });
    expect(figures.faults).toEqual({});
    expect(figures.agreement.qwk.value).toBe(0.75);
    expect(figures.agreement.exact.value).toBe(0.5);
    expect(figures.agreement.mustHaveKappa.value).toBe(0.5);
    // The two people say the same everywhere, and so does every draw of them.
    expect(figures.agreement.humanQwk).toEqual({ value: 1, low: 1, high: 1 });
    const { low, value, high } = figures.agreement.exact;
    expect([low, value, high]).toEqual([0.125, 0.5, 0.875]);
  });

  it('draws answers, not criteria: one answer says nothing about others', () => {
    const criteria = levels.map(([model, person]) => ({ model, people: [person, person] }));
    const { agreement } = evaluateModel([answer(criteria)]);
    expect(agreement.qwk).toEqual({ value: 0.75, low: 0.75, high: 0.75 });
  });

  it('counts what failed, and what got no level, and leaves both out of the agreement', () => {
    const figures = evaluateModel([
      ...set,
      answer([{ model: null, people: [3, 3] }]),
      answer([{ people: [3, 3] }, { people: [0, 0] }], 'PROVIDER_TIMEOUT'),
      answer([{ people: [3] }], 'PROVIDER_TIMEOUT'),
      answer([{ people: [3] }], 'REFUSED'),
    ]);
    expect(figures.answers).toEqual({ asked: 12, answered: 9, gradedByTwo: 9, midRange: 6 });
    expect(figures.criteria).toEqual({ asked: 13, levelled: 8 });
    expect(figures.faults).toEqual({ PROVIDER_TIMEOUT: 2, REFUSED: 1 });
    expect(figures.agreement.qwk.value).toBe(0.75);
  });

  it('tells what other words did', () => {
    const moved = answer([
      { model: 1, paraphrased: 2, padded: 1 },
      { model: 2, paraphrased: 2, padded: 3 },
      { model: null, paraphrased: 1, padded: 1 },
    ]);
    const { paraphrased, padded } = evaluateModel([moved]);
    expect(paraphrased).toEqual({ criteria: 2, mean: 0.5, meanAbsolute: 0.5 });
    expect(padded).toEqual({ criteria: 2, mean: 0.5, meanAbsolute: 0.5 });
    expect(evaluateModel(set).paraphrased).toBeNull();
  });

  it('tells the same figures of the same answers, and of a large set soon', () => {
    const large = Array.from({ length: 100 }, (_, place) =>
      answer(
        Array.from({ length: 6 }, (__, at) => ({
          model: (place * 5 + at * 3) % 4,
          people: [(place * 5 + at) % 4, (place * 5 + at * 3) % 4],
        })),
      ),
    );
    const startedMs = performance.now();
    const figures = evaluateModel(large);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    expect(evaluateModel(large)).toEqual(figures);
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideUnlock } from './decide-unlock.js';
import type { EvaluationFigures } from './evaluate-model.js';

interface Case {
  gradedByTwo?: number;
  levelled?: number;
  qwk?: number | null;
  humanQwk?: number | null;
}

function figures({ gradedByTwo = 30, levelled = 200, qwk = 0.75, humanQwk = 0.8 }: Case) {
  const of = (value: number | null) => ({ value, low: null, high: null });
  const other = of(0);
  return {
    answers: { asked: 40, answered: 40, gradedByTwo, midRange: 20 },
    faults: {},
    criteria: { asked: 240, levelled },
    agreement: {
      qwk: of(qwk),
      humanQwk: of(humanQwk),
      exact: other,
      adjacent: other,
      bias: other,
      mustHaveKappa: other,
      midRangeQwk: other,
    },
    paraphrased: null,
    padded: null,
  } satisfies EvaluationFigures;
}

describe('decideUnlock', () => {
  it.each<[string, Case]>([
    ['good agreement, nearly that of people', {}],
    ['the least agreement', { qwk: 0.7, humanQwk: 0.7 }],
    ['agreement exactly .10 below that of people', { qwk: 0.8, humanQwk: 0.9 }],
    ['more agreement than among people', { qwk: 0.9, humanQwk: 0.5 }],
    ['levels for exactly four criteria in five', { levelled: 192 }],
  ])('passes %s', (_, figure) => {
    expect(decideUnlock(figures(figure))).toEqual({ isPassed: true, reasons: [] });
  });

  it.each<[string, Case, RegExp[]]>([
    ['too few answers', { gradedByTwo: 29 }, [/^29 answers .*; 30 are needed$/u]],
    ['too few levels', { levelled: 191 }, [/^79 % of the criteria .*; 80 % are needed$/u]],
    ['no levels', { levelled: 0, qwk: null }, [/^0 % /u, /^how far the model agrees .* told$/u]],
    ['too little agreement', { qwk: 0.6999, humanQwk: 0.7 }, [/0\.6999 \(QWK\); 0\.7 is needed$/u]],
    ['much less than people', { qwk: 0.7999, humanQwk: 0.9 }, [/more than 0\.1 below the 0\.9 /u]],
    ['nobody to compare', { humanQwk: null }, [/^how far people agree among .* told$/u]],
    [
      'all of it at once',
      { gradedByTwo: 3, levelled: 24, qwk: 0.2, humanQwk: 0.9 },
      [/^3 answers/u, /^10 %/u, /is needed$/u, /below the 0\.9/u],
    ],
  ])('does not pass with %s, and says so', (_, figure, reasons) => {
    const decision = decideUnlock(figures(figure));
    expect(decision.isPassed).toBe(false);
    expect(decision.reasons).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
  });
});

import { assessReadiness } from '../../readiness/domain/assess-readiness.js';
import type { ReadinessInput } from '../../readiness/domain/readiness-input.js';
import type { ChangeCause, ChangeFigures, ChangeParts } from './change-parts.js';
import { countDifferences } from './count-differences.js';
import { hybridInputs } from './hybrid-inputs.js';

/** The two figures that are explained, 0..1. */
export interface Headline {
  readonly score: number;
  readonly passProbability: number;
}

/**
 * Takes a change of a score apart. What each cause did is the difference that it makes after those before
 * it, by scoring the inputs on the way; so the parts of a figure sum to its whole difference, exactly, as
 * the figures are told: in whole ten-thousandths.
 *
 * @param told what was told of `before` at the time. Where the formula is another one by now it scores the
 *   same input differently, and that difference is the formula's.
 */
export function explainChange(
  before: ReadinessInput,
  after: ReadinessInput,
  told: Headline | null = null,
): ChangeParts {
  const start = headlineOf(before);
  const stops = hybridInputs(before, after).map(({ cause, input }) => ({
    cause,
    at: headlineOf(input),
  }));
  const figuresOf = (name: keyof Headline): ChangeFigures => {
    const figures = zeroFigures();
    let last = inTenThousandths(start[name]);
    for (const { cause, at } of stops) {
      const next = inTenThousandths(at[name]);
      figures[cause] = next - last;
      last = next;
    }
    figures.formula +=
      inTenThousandths(start[name]) - inTenThousandths(told?.[name] ?? start[name]);
    return figures;
  };
  return {
    score: figuresOf('score'),
    passProbability: figuresOf('passProbability'),
    facts: countDifferences(before, after),
  };
}

function headlineOf(input: ReadinessInput): Headline {
  const { overall, passProbability } = assessReadiness(input);
  return { score: overall.score, passProbability };
}

function inTenThousandths(figure: number): number {
  return Math.round(figure * 1e4);
}

function zeroFigures(): Record<ChangeCause, number> {
  return { time: 0, practice: 0, regrades: 0, blueprint: 0, memoryModel: 0, formula: 0 };
}

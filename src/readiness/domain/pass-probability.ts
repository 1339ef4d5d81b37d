import { bivariateNormalCdf } from './bivariate-normal-cdf.js';
import { normalCdf } from './normal-cdf.js';

/** A figure that the interview must bring at least, and what it is expected to bring. */
export interface Hurdle {
  readonly score: number;
  /** Of what a single interview brings. */
  readonly sd: number;
  readonly least: number;
}

/** A hurdle in one skill. */
export interface Gate extends Hurdle {
  readonly skillId: string;
}

export interface PassForecast {
  readonly probability: number;
  /** The gate that lowers it most, by skill; null where none does by a thousandth. */
  readonly weakestGate: string | null;
}

const noticeable = 0.001;

/**
 * The chance of reaching the bar and passing every gate. Gates hang together closely, so the one that is
 * hardest stands for all: to multiply them would count the same weakness several times. Each further gate
 * can only lower it.
 */
export function passProbability(
  whole: Hurdle,
  gates: readonly Gate[],
  correlation: number,
): PassForecast {
  const toBar = standing(whole);
  const ungated = normalCdf(toBar);
  let probability = ungated;
  let hardest: string | null = null;
  for (const gate of gates) {
    const both = bivariateNormalCdf(toBar, standing(gate), correlation);
    if (both >= probability) continue;
    probability = both;
    hardest = gate.skillId;
  }
  return { probability, weakestGate: ungated - probability < noticeable ? null : hardest };
}

function standing({ score, sd, least }: Hurdle): number {
  return (score - least) / Math.max(sd, Number.EPSILON);
}

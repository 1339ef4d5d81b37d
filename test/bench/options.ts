import { parseArgs } from 'node:util';

/** What of the bench runs, and for how long. */
export interface BenchOptions {
  /** Interleaved rounds of every case; figures are medians over them. */
  readonly rounds: number;
  /** How long one server is driven in one round. */
  readonly seconds: number;
  /** Names of cases; null runs all. */
  readonly only: ReadonlySet<string> | null;
  /** Cards in the database, 150 a learner. */
  readonly cards: number;
  readonly connections: number;
  /** Where the figures go as JSON. */
  readonly out: string;
  /** Figures of a run with fewer cards, to compare with. */
  readonly against: string | null;
}

export const cardsPerLearner = 150;

/** Options of the command line. @throws RangeError for one that makes no sense */
export function readOptions(args: readonly string[], caseNames: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
      only: { type: 'string' },
      cards: { type: 'string', default: '300000' },
      connections: { type: 'string', default: '32' },
      out: { type: 'string', default: 'data/bench.json' },
      against: { type: 'string' },
    },
  });
  const only = values.only === undefined ? null : new Set(values.only.split(','));
  const unknown = [...(only ?? [])].filter((name) => !caseNames.includes(name));
  if (unknown.length > 0) {
    throw new RangeError(`no case ${unknown.join(', ')}: there are ${caseNames.join(', ')}`);
  }
  return {
    rounds: numberOf('rounds', values.rounds, 1),
    seconds: numberOf('seconds', values.seconds, 1),
    only,
    cards: numberOf('cards', values.cards, cardsPerLearner * 40),
    connections: numberOf('connections', values.connections, 1),
    out: values.out,
    against: values.against ?? null,
  };
}

function numberOf(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new RangeError(`--${name} must be a whole number of at least ${least}`);
}

import type { BenchDatabase } from './bench-database.js';
import type { Figure } from './figure.js';
import type { BenchOptions } from './options.js';
import type { Seeded } from './seed.js';
import type { ServerRun } from './server-run.js';

/** What a case may use. */
export interface Bench {
  readonly options: BenchOptions;
  readonly database: BenchDatabase;
  readonly seeded: Seeded;
  /** The product, from the build. */
  readonly product: ServerRun;
  /** What it is compared with. */
  readonly bare: ServerRun;
  readonly report: (line: string) => void;
}

export type BenchCase = (bench: Bench) => Promise<Figure[]>;

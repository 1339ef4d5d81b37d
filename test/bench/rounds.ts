import type { Drive } from './drive.js';
import type { BenchOptions } from './options.js';

/** One of those that are driven in turn. */
export interface Contender<Name extends string> {
  readonly name: Name;
  readonly run: (seconds: number) => Promise<Drive>;
}

export type Rounds<Name extends string> = Readonly<Record<Name, readonly Drive[]>>;

/**
 * Drives contenders in turn, forwards in one round and backwards in the next: what slows the machine
 * for a while then slows all of them. The first turn of each warms up and does not count.
 */
export async function inTurn<Name extends string>(
  contenders: readonly Contender<Name>[],
  { rounds, seconds }: Pick<BenchOptions, 'rounds' | 'seconds'>,
): Promise<Rounds<Name>> {
  const drives = new Map<Name, Drive[]>(contenders.map(({ name }) => [name, []]));
  for (const { run } of contenders) await run(seconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      drives.get(name)?.push(await run(seconds));
    }
  }
  return Object.fromEntries(drives) as unknown as Rounds<Name>;
}

/** What one contender had of another, round by round. */
export function ratios(
  ours: readonly Drive[],
  theirs: readonly Drive[],
  of: keyof Drive,
): number[] {
  return ours.map((drive, round) => drive[of] / (theirs[round]?.[of] ?? Number.NaN));
}

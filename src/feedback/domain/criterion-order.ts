import { seededRandom } from '../../kernel/seeded-random.js';

/**
 * The order in which a model is asked about criteria: models favour what stands first, so no criterion
 * stands first for every answer. The same content is asked in the same order each time.
 *
 * @param contentHash hex, eight digits or more
 * @returns places 0..count-1, each once
 */
export function criterionOrder(contentHash: string, count: number): number[] {
  const random = seededRandom(Number.parseInt(contentHash.slice(0, 8), 16));
  return Array.from({ length: count }, (_, place) => ({ place, chance: random() }))
    .toSorted((a, b) => a.chance - b.chance)
    .map(({ place }) => place);
}

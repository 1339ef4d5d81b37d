import type { PackMarker } from './pack-marker.js';

/** How far a phone has come. */
export interface PackPosition {
  /** The pack it holds; null when it holds none. */
  readonly before: PackMarker | null;
  /** The pack it is being brought to, page by page; null between two packs. */
  readonly target: PackMarker | null;
  /** The question after which the next page begins. */
  readonly after: string | null;
}

/** One page of a round, and where it leaves the phone. */
export interface PagePlan {
  readonly ids: readonly string[];
  readonly next: PackPosition;
}

/**
 * The next page of the sorted ids of what has changed on the way to `target`. After the last one the
 * phone holds that pack, and whatever has changed since it was begun is the next round's.
 */
export function planPage(
  changed: readonly string[],
  { before, target, after }: PackPosition & { readonly target: PackMarker },
  limit: number,
): PagePlan {
  const left = changed.filter((id) => after === null || id > after);
  const ids = left.slice(0, limit);
  const last = ids.at(-1);
  if (left.length <= limit || last === undefined) {
    return { ids, next: { before: target, target: null, after: null } };
  }
  return { ids, next: { before, target, after: last } };
}

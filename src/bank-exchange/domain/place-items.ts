import type { KnownQuestion } from './plan-import.js';
import type { PlannedItem } from './planned-item.js';

/** An entry that is written, with its names and its place in the order of introduction. */
export interface PlacedItem {
  readonly ordinal: number;
  /** Null for one that gets its id when it is written. */
  readonly questionId: string | null;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number;
  readonly isPublished: boolean;
  /** The question as the bank knows it. */
  readonly known: KnownQuestion | null;
}

interface Plan {
  readonly items: readonly PlannedItem[];
  readonly externalIds: readonly (string | null)[];
  readonly known: ReadonlyMap<string, KnownQuestion>;
  readonly nextPosition: number;
}

/** The entries that change something, in their order: known questions keep their places, new ones come last. */
export function placeItems({ items, externalIds, known, nextPosition }: Plan): PlacedItem[] {
  let next = nextPosition;
  return items.filter(isWritten).map(({ ordinal, questionId, slug }): PlacedItem => {
    const question = known.get(questionId ?? '') ?? null;
    const { position: place = null, externalId = null, isPublished = false } = question ?? {};
    const position = place ?? next;
    if (place === null) next += 1;
    return {
      ordinal,
      questionId,
      slug,
      externalId: externalIds[ordinal] ?? externalId,
      position,
      isPublished,
      known: question,
    };
  });
}

function isWritten(item: PlannedItem): item is PlannedItem & { readonly slug: string } {
  return item.slug !== null && (item.outcome === 'create' || item.outcome === 'update');
}

import type { Card } from '../../scheduling/domain/card.js';
import { isPacked } from './is-packed.js';
import type { PackMarker } from './pack-marker.js';

/** A card and when it was last written, by the learner's change number. */
export interface MarkedCard {
  readonly card: Pick<Card, 'questionId' | 'state' | 'suspended' | 'dueAt' | 'dueDay'>;
  readonly changeNumber: number;
}

/** What the pack is made from now. */
export interface PackState extends Pick<PackMarker, 'horizonDay' | 'newIds'> {
  readonly cards: readonly MarkedCard[];
  /** Whether what is told of a question, its card aside, may have changed since the last pack. */
  readonly isRewritten: (questionId: string) => boolean;
}

/** What a phone must do to have the pack: forget `removed`, then take `changed` as they are now. */
export interface PackDiff {
  /** Ids of questions, sorted. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * From one pack to the next; everything, when there was none. Time alone brings cards in, as the
 * horizon moves, and takes them out, as when the learner flies west across midnight.
 *
 * A card that was written since is taken for one that the last pack held, as what it was then is not
 * known any more: `removed` may name questions that the phone never had, but for new ones, whose ids
 * the marker holds.
 */
export function diffPack(state: PackState, before: PackMarker | null): PackDiff {
  const { cards, newIds, horizonDay } = state;
  const packed = new Set(newIds);
  for (const { card } of cards) if (isPacked(card, horizonDay)) packed.add(card.questionId);
  if (before === null) return { changed: Array.from(packed).toSorted(), removed: [] };
  const written = new Set<string>();
  const held = new Set(before.newIds);
  for (const { card, changeNumber } of cards) {
    if (changeNumber > before.changeNumber) written.add(card.questionId);
    else if (isPacked(card, before.horizonDay)) held.add(card.questionId);
  }
  const isChanged = (id: string): boolean =>
    written.has(id) || !held.has(id) || state.isRewritten(id);
  return {
    changed: Array.from(packed).filter(isChanged).toSorted(),
    removed: Array.from(new Set([...held, ...written]))
      .filter((id) => !packed.has(id))
      .toSorted(),
  };
}

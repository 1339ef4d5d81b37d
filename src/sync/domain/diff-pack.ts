import type { Card } from '../../scheduling/domain/card.js';
import { isPacked } from './is-packed.js';
import type { PackMarker } from './pack-marker.js';

/** A card and when it was last written, by the learner's change number. */
export interface MarkedCard {
  readonly card: Pick<Card, 'questionId' | 'state' | 'suspended' | 'dueAt' | 'dueDay'>;
  readonly changeNumber: number;
}

/** What the pack is made from now. */
export interface PackState extends Pick<PackMarker, 'horizonDay' | 'newIds' | 'forward'> {
  readonly cards: readonly MarkedCard[];
  /** Questions whose cards are in it whenever they are due. */
  readonly forwardIds: ReadonlySet<string>;
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
 * the marker holds. So it is with cards that a goal may bring forward: as long as `forward` stands, a
 * card that was not written is one of them now if it was one then. Where it does not stand, all of them
 * are told again, and all other cards removed.
 */
export function diffPack(state: PackState, before: PackMarker | null): PackDiff {
  const { cards, newIds, horizonDay, forwardIds } = state;
  const packed = new Set([...newIds, ...forwardIds]);
  for (const { card } of cards) if (isPacked(card, horizonDay)) packed.add(card.questionId);
  if (before === null) return { changed: Array.from(packed).toSorted(), removed: [] };
  const written = new Set(
    cards
      .filter(({ changeNumber }) => changeNumber > before.changeNumber)
      .map(({ card }) => card.questionId),
  );
  const held = heldBy(before, state, written);
  const isUnknown = before.forward !== '' && before.forward !== state.forward;
  const maybeHeld = isUnknown ? cards.map(({ card }) => card.questionId) : written;
  const isChanged = (id: string): boolean =>
    written.has(id) || !held.has(id) || state.isRewritten(id);
  return {
    changed: Array.from(packed).filter(isChanged).toSorted(),
    removed: Array.from(new Set([...held, ...maybeHeld]))
      .filter((id) => !packed.has(id))
      .toSorted(),
  };
}

/** What the last pack held for sure: its new questions, and of the cards not written since those it had. */
function heldBy(
  before: PackMarker,
  { cards, forward, forwardIds }: PackState,
  written: ReadonlySet<string>,
): ReadonlySet<string> {
  const isForward = (id: string): boolean => before.forward === forward && forwardIds.has(id);
  const stayed = cards
    .map(({ card }) => card)
    .filter((card) => !written.has(card.questionId))
    .filter((card) => isPacked(card, before.horizonDay) || isForward(card.questionId));
  return new Set([...before.newIds, ...stayed.map(({ questionId }) => questionId)]);
}

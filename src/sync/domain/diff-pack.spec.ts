import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import { diffPack, type MarkedCard, type PackState } from './diff-pack.js';
import { isPacked } from './is-packed.js';
import type { PackMarker } from './pack-marker.js';

const today = '2026-03-02';

function due(questionId: string, day: number, changeNumber: number, suspended = false): MarkedCard {
  const dueDay = addDays(today, day);
  return { card: { questionId, state: 'review', suspended, dueAt: null, dueDay }, changeNumber };
}

function fresh(questionId: string, changeNumber: number): MarkedCard {
  const card = { questionId, state: 'new' as const, suspended: false, dueAt: null, dueDay: null };
  return { card, changeNumber };
}

function state(cards: MarkedCard[], more: Partial<PackState> = {}): PackState {
  const horizonDay = addDays(today, 7);
  const forwardIds = new Set<string>();
  const none = { newIds: [], forward: '', forwardIds, isRewritten: () => false };
  return { cards, horizonDay, ...none, ...more };
}

function marker(more: Partial<PackMarker> = {}): PackMarker {
  return {
    changeNumber: 5,
    asOf: new Date(0),
    horizonDay: addDays(today, 7),
    newIds: [],
    catalogueVersion: 1,
    settings: '',
    forward: '',
    pins: '',
    openBanks: '',
    standings: '',
    ...more,
  };
}

describe('diffPack', () => {
  it('is everything at first', () => {
    const all = state([due('b', 7, 1), due('a', -9, 1), due('c', 8, 1)], { newIds: ['n', 'm'] });
    expect(diffPack(all, null)).toEqual({ changed: ['a', 'b', 'm', 'n'], removed: [] });
  });

  it('is nothing when nothing happened', () => {
    const same = state([due('a', 7, 5), due('c', 8, 5)], { newIds: ['n'] });
    expect(diffPack(same, marker({ newIds: ['n'] }))).toEqual({ changed: [], removed: [] });
  });

  it.each<[string, MarkedCard[], string[], string[]]>([
    ['reviewed, still due', [due('a', 3, 6)], ['a'], []],
    ['pushed beyond', [due('a', 8, 6)], [], ['a']],
    ['suspended', [due('a', 3, 6, true)], [], ['a']],
    ['forgotten', [fresh('a', 6)], [], ['a']],
  ])('tells of a card that was %s', (_, cards, changed, removed) => {
    expect(diffPack(state(cards), marker())).toEqual({ changed, removed });
  });

  it('lets time alone bring cards in and take them out', () => {
    const cards = [due('a', 7, 1), due('b', 8, 1)];
    const wider = state(cards, { horizonDay: addDays(today, 8) });
    expect(diffPack(wider, marker())).toEqual({ changed: ['b'], removed: [] });
    const narrower = state(cards, { horizonDay: addDays(today, 6) });
    expect(diffPack(narrower, marker())).toEqual({ changed: [], removed: ['a'] });
  });

  it('tells of new questions exactly', () => {
    const before = marker({ newIds: ['a', 'b', 'c'] });
    const now = state([due('a', 0, 6), due('b', 90, 6), fresh('d', 1)], { newIds: ['c', 'd'] });
    expect(diffPack(now, before)).toEqual({ changed: ['a', 'd'], removed: ['b'] });
    const gone = state([], { newIds: ['b'] });
    expect(diffPack(gone, before)).toEqual({ changed: [], removed: ['a', 'c'] });
  });

  it('tells again of a question that was rewritten, if it is in the pack', () => {
    const cards = [due('a', 3, 1), due('b', 9, 1)];
    const now = state(cards, { newIds: ['n', 'm'], isRewritten: (id) => id !== 'm' });
    expect(diffPack(now, marker({ newIds: ['n', 'm'] }))).toEqual({
      changed: ['a', 'n'],
      removed: [],
    });
  });

  it('holds what a goal may bring forward, for as long as it may', () => {
    const cards = [due('a', 60, 1), due('b', 90, 1), due('c', 3, 1), due('d', 80, 1)];
    const forward = { forward: 'x', forwardIds: new Set(['a', 'b']) };
    const inWindow = state(cards, forward);
    expect(diffPack(inWindow, marker())).toEqual({ changed: ['a', 'b'], removed: [] });
    expect(diffPack(inWindow, marker({ forward: 'x' }))).toEqual({ changed: [], removed: [] });
    expect(diffPack(inWindow, marker({ forward: 'y' }))).toEqual({
      changed: ['a', 'b'],
      removed: ['d'],
    });
    expect(diffPack(state(cards), marker({ forward: 'x' }))).toEqual({
      changed: [],
      removed: ['a', 'b', 'd'],
    });
  });

  // A history is a list of worlds, each of which writes some cards under the next change number.
  const world = fc.record({
    horizon: fc.integer({ min: -3, max: 9 }),
    writes: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        kind: fc.constantFrom('due', 'suspended', 'new'),
        day: fc.integer({ min: -2, max: 9 }),
      }),
      { maxLength: 3 },
    ),
    newIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'n', 'm'), { maxLength: 4 }),
    isSynced: fc.boolean(),
    forward: fc.constantFrom('', 'ab', 'bc'),
  });

  it('brings a phone that takes in every difference to the whole pack', () => {
    fc.assert(
      fc.property(fc.array(world, { maxLength: 12 }), (worlds) => {
        const cards = new Map<string, MarkedCard>();
        const phone = new Map<string, number>();
        let before: PackMarker | null = null;
        for (const [index, { horizon, writes, newIds, isSynced, forward }] of worlds.entries()) {
          for (const { id, kind, day } of writes) {
            const card = kind === 'new' ? fresh(id, index) : due(id, day, index, kind !== 'due');
            cards.set(id, card);
          }
          // A question is new as long as there is no card with memory of it, nor a suspended one.
          const stillNew = newIds.filter((id) => (cards.get(id)?.card.state ?? 'new') === 'new');
          const horizonDay = addDays(today, horizon);
          const forwardIds = broughtForward(forward, cards);
          const more = { horizonDay, newIds: stillNew, forward };
          const now = state([...cards.values()], { ...more, forwardIds });
          if (!isSynced) continue;
          const { changed, removed } = diffPack(now, before);
          for (const id of removed) phone.delete(id);
          for (const id of changed) phone.set(id, cards.get(id)?.changeNumber ?? -1);
          before = marker({ changeNumber: index, ...more });
          expect(phone).toEqual(wholePack(now));
        }
      }),
      { numRuns: 2000 },
    );
  });

  /** Of the questions named, those whose cards have memory and are not suspended. */
  function broughtForward(names: string, cards: ReadonlyMap<string, MarkedCard>): Set<string> {
    const isReviewed = (id: string): boolean => {
      const card = cards.get(id)?.card;
      return card?.state === 'review' && !card.suspended;
    };
    return new Set(Array.from(names).filter(isReviewed));
  }

  /** Each question with the number under which its card was last written. */
  function wholePack({ cards, horizonDay, newIds, forwardIds }: PackState): Map<string, number> {
    const numbers = new Map(cards.map(({ card, changeNumber }) => [card.questionId, changeNumber]));
    const packed = cards.filter(({ card }) => isPacked(card, horizonDay));
    const ids = [...newIds, ...forwardIds, ...packed.map(({ card }) => card.questionId)];
    return new Map(ids.map((id) => [id, numbers.get(id) ?? -1]));
  }
});

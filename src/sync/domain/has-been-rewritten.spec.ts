import { describe, expect, it } from '@jest/globals';
import { hasBeenRewritten } from './has-been-rewritten.js';
import { isSameMarker } from './is-same-marker.js';
import type { PackMarker } from './pack-marker.js';

const before: PackMarker = {
  changeNumber: 1,
  asOf: new Date('2026-03-02T09:00:00.000Z'),
  horizonDay: '2026-03-09',
  newIds: ['n'],
  catalogueVersion: 1,
  settings: 's',
  forward: '',
  pins: '',
  openBanks: 'o',
  standings: 't',
};
const stamped = (changedAt: string) => ({ questionId: 'q', changedAt: new Date(changedAt) });
const old = stamped('2026-03-02T07:59:59.999Z');
const recent = stamped('2026-03-02T08:00:00.000Z');

function isRewritten(
  now: Partial<PackMarker>,
  place: ReturnType<typeof stamped> | null,
  standing: ReturnType<typeof stamped> | null = null,
): boolean {
  const entry = (each: ReturnType<typeof stamped> | null) =>
    new Map(each === null ? [] : [['q', each] as const]);
  const sources = { places: entry(place), standings: entry(standing) };
  return hasBeenRewritten(before, { ...before, ...now }, sources)('q');
}

describe('hasBeenRewritten', () => {
  it.each([
    ['nothing changed', {}, recent, recent, false],
    ['the question was edited', { catalogueVersion: 2 }, recent, null, true],
    ['another question was edited', { catalogueVersion: 2 }, old, recent, false],
    ['it was attempted', { standings: 'u' }, old, recent, true],
    ['another one was attempted', { standings: 'u' }, recent, old, false],
    ['it was never attempted', { standings: 'u' }, recent, null, false],
    ['a bank was opened or sealed', { openBanks: 'p' }, old, null, true],
    ['a cohort keeps to another release', { pins: 'p' }, old, null, true],
  ])('%s', (_, now, place, standing, expected) => {
    expect(isRewritten(now, place, standing)).toBe(expected);
  });
});

describe('isSameMarker', () => {
  it.each([
    [{}, true],
    [{ asOf: new Date(0) }, true],
    [{ changeNumber: 2 }, false],
    [{ horizonDay: '2026-03-10' }, false],
    [{ newIds: [] }, false],
    [{ newIds: ['m'] }, false],
    [{ catalogueVersion: 2 }, false],
    [{ settings: 'x' }, false],
    [{ openBanks: 'x' }, false],
    [{ pins: 'x' }, false],
    [{ standings: 'x' }, false],
  ])('%j: %s', (change, expected) => {
    expect(isSameMarker(before, { ...before, ...change })).toBe(expected);
  });
});

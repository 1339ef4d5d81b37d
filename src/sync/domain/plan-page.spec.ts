import { describe, expect, it } from '@jest/globals';
import type { PackMarker } from './pack-marker.js';
import { planPage } from './plan-page.js';

const target: PackMarker = {
  changeNumber: 1,
  asOf: new Date(0),
  horizonDay: '2026-03-09',
  newIds: [],
  catalogueVersion: 1,
  settings: 's',
  forward: '',
  pins: '',
  openBanks: 'o',
  standings: 't',
};
const before = { ...target, changeNumber: 0 };
const ids = ['a', 'b', 'c', 'd', 'e'];

describe('planPage', () => {
  it('goes through the ids page by page, and ends at the target', () => {
    const first = planPage(ids, { before, target, after: null }, 2);
    expect(first).toEqual({ ids: ['a', 'b'], next: { before, target, after: 'b' } });
    const second = planPage(ids, { before, target, after: 'b' }, 2);
    expect(second).toEqual({ ids: ['c', 'd'], next: { before, target, after: 'd' } });
    const third = planPage(ids, { before, target, after: 'd' }, 2);
    expect(third).toEqual({ ids: ['e'], next: { before: target, target: null, after: null } });
  });

  it('needs no page more when the last one is just full, or when there is nothing', () => {
    const end = { before: target, target: null, after: null };
    expect(planPage(ids, { before, target, after: 'c' }, 2)).toEqual({
      ids: ['d', 'e'],
      next: end,
    });
    expect(planPage([], { before, target, after: null }, 2)).toEqual({ ids: [], next: end });
    expect(planPage(ids, { before, target, after: 'z' }, 2)).toEqual({ ids: [], next: end });
  });

  it('goes on after an id that has left meanwhile', () => {
    expect(planPage(['a', 'c', 'd'], { before, target, after: 'b' }, 1).ids).toEqual(['c']);
  });
});

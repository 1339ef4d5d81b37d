import { describe, expect, it } from '@jest/globals';
import type { NamedKind } from './find-kind-changes.js';
import { findMilestoneGaps } from './find-milestone-gaps.js';

const capstone = (slug: string): NamedKind => ({ slug, kind: 'capstone', milestone: null });

function milestone(of: string, number: number, slug = `${of}-${number}`): NamedKind {
  const part = { capstone: of, number, workHours: 3, acceptance: ['It runs.'] };
  return { slug, kind: 'milestone', milestone: part };
}

function told(stored: NamedKind[], incoming: NamedKind[]): [number, string][] {
  return findMilestoneGaps(stored, incoming).map(({ place, detail }) => [place, detail]);
}

describe('findMilestoneGaps', () => {
  it('lets each capstone count for itself, in any order of the document', () => {
    const list = [milestone('a', 2), capstone('a'), milestone('b', 1), milestone('a', 1)];
    expect(told([], [...list, capstone('b')])).toEqual([]);
  });

  it('tells of a number left out or doubled', () => {
    const twice = [milestone('a', 2, 'one'), milestone('a', 2, 'two'), milestone('a', 2, 'three')];
    expect(told([], [...twice, capstone('a')])).toEqual([
      [0, 'must be 1, the next milestone of a'],
      [2, 'must be 3, the next milestone of a'],
    ]);
  });

  it('counts on from what the bank holds', () => {
    const stored = [capstone('a'), milestone('a', 1)];
    expect(told(stored, [milestone('a', 2)])).toEqual([]);
    expect(told(stored, [milestone('a', 1)])).toEqual([]);
    expect(told(stored, [milestone('a', 1, 'other')])).toEqual([
      [0, 'must be 2, the next milestone of a'],
    ]);
  });

  it('tells of a capstone that is nowhere, or no longer one', () => {
    const lost = [[0, 'is neither in the document nor in the bank already']];
    expect(told([], [milestone('a', 1)])).toEqual(lost);
    const demoted: NamedKind = { slug: 'a', kind: 'concept', milestone: null };
    expect(told([capstone('a')], [milestone('a', 1), demoted])).toEqual(lost);
  });
});

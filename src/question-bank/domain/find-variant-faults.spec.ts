import { describe, expect, it } from '@jest/globals';
import { findVariantFaults, type NamedVariant } from './find-variant-faults.js';

function question(slug: string, variantOf: string | null = null): NamedVariant {
  return { slug, kind: 'concept', variantOf };
}

function told(stored: NamedVariant[], incoming: NamedVariant[]): [number, string][] {
  return findVariantFaults(stored, incoming).map(({ place, detail }) => [place, detail]);
}

describe('findVariantFaults', () => {
  it('lets several be variants of one, in any order of the document', () => {
    expect(told([], [question('b', 'a'), question('a'), question('c', 'a')])).toEqual([]);
  });

  it('knows what the bank holds', () => {
    expect(told([question('a')], [question('b', 'a')])).toEqual([]);
    const lost = [[0, 'is neither in the document nor in the bank already']];
    expect(told([question('x')], [question('b', 'a')])).toEqual(lost);
  });

  it('refuses a variant of itself', () => {
    expect(told([], [question('a', 'a')])).toEqual([[0, 'must name another question']]);
  });

  it('refuses chains, and names what would be right', () => {
    const chain = [question('a'), question('b', 'a'), question('c', 'b')];
    const right = [[2, 'must be a, as b is its variant']];
    expect(told([], chain)).toEqual(right);
    expect(told([question('b')], chain)).toEqual(right);
    expect(told([question('b', 'a'), question('a')], chain.slice(2))).toEqual([
      [0, 'must be a, as b is its variant'],
    ]);
  });

  it('refuses to make a variant of a question that has variants in the bank', () => {
    const stored = [question('a'), question('b', 'a')];
    const incoming = [question('a', 'c'), question('c')];
    const detail = 'must be left out, as b is a variant of this one';
    expect(told(stored, incoming)).toEqual([[0, detail]]);
    // The document may turn the family round as a whole.
    expect(told(stored, [question('a', 'b'), question('b')])).toEqual([]);
  });

  it('refuses projects on either side', () => {
    const project: NamedVariant = { slug: 'p', kind: 'capstone', variantOf: null };
    const detail = 'must not join projects: those are handed in, not asked';
    expect(told([project], [question('a', 'p')])).toEqual([[0, detail]]);
    expect(told([question('a')], [{ ...project, variantOf: 'a' }])).toEqual([[0, detail]]);
  });
});

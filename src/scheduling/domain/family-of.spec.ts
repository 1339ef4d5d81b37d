import { describe, expect, it } from '@jest/globals';
import { familyOf } from './family-of.js';

describe('familyOf', () => {
  it('is one for a question and its variants, within their bank', () => {
    const root = familyOf({ bankId: 'b', slug: 'cap', variantOf: null });
    expect(familyOf({ bankId: 'b', slug: 'cap-2', variantOf: 'cap' })).toBe(root);
    expect(familyOf({ bankId: 'c', slug: 'cap', variantOf: null })).not.toBe(root);
    expect(familyOf({ bankId: 'b', slug: 'cap-2', variantOf: null })).not.toBe(root);
  });
});

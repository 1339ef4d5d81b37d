import { describe, expect, it } from '@jest/globals';
import { raterKey } from './rater-key.js';

describe('raterKey', () => {
  it('tells the same person apart by what they graded as', () => {
    expect(raterKey('peer', 'ann')).toBe('peer:ann');
    expect(raterKey('coach', 'ann')).toBe('coach:ann');
  });
});

import { describe, expect, it } from '@jest/globals';
import { forbidsDerivatives } from './forbids-derivatives.js';

describe('forbidsDerivatives', () => {
  it.each([
    ['CC-BY-ND-4.0', true],
    ['CC-BY-NC-ND-3.0-IGO', true],
    ['cc-by-nd-4.0', true],
    ['CC-BY-ND', true],
    ['(MIT OR CC-BY-ND-4.0)', true],
    ['CC-BY-4.0', false],
    ['CC-BY-NC-SA-4.0', false],
    ['CC0-1.0', false],
    ['LicenseRef-Brand-1.0', false],
    ['CC-BY-NDX-1.0', false],
  ])('%s: %s', (license, forbids) => {
    expect(forbidsDerivatives(license)).toBe(forbids);
  });
});

import { describe, expect, it } from '@jest/globals';
import { formatRecoveryCode, normalizeRecoveryCode } from './recovery-code.js';

describe('recovery codes', () => {
  it('are four groups of four', () => {
    const random = Uint8Array.from({ length: 16 }, (_, index) => index + 16);
    expect(formatRecoveryCode(random)).toBe('GHJK-MNPQ-RSTV-WXYZ');
  });

  it('need sixteen random bytes', () => {
    expect(() => formatRecoveryCode(new Uint8Array(15))).toThrow(RangeError);
  });

  it.each([
    '0123-4567-89AB-CDEF',
    '0123456789abcdef',
    ' o123-4567 89ab-cdef ',
    'Ol23-4567-89AB-CDEF',
  ])('typed as %j are the same', (typed) =>
    expect(normalizeRecoveryCode(typed)).toBe('0123456789ABCDEF'),
  );
});

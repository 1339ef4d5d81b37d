import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { varintField } from './varint-field.js';

describe('a number in a message', () => {
  it.each<[string, number[], number | null]>([
    ['is the first field', [0x08, 0x03], 3],
    ['comes after text', [0x1a, 0x02, 0x08, 0x09, 0x08, 0x05], 5],
    ['comes after fixed numbers', [0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1d, 1, 2, 3, 4, 0x08, 0x07], 7],
    ['has several bytes', [0x08, 0xac, 0x02], 300],
    ['is not there', [0x10, 0x03], null],
    ['is not in an empty message', [], null],
    ['breaks off', [0x08, 0x80], null],
    ['comes after text that breaks off', [0x1a, 0x7f, 0x08, 0x05], null],
    ['is too long', [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], null],
    ['is in a group, which nobody writes any more', [0x0b, 0x08, 0x05], null],
  ])('%s', (_, bytes, value) => {
    expect(varintField(Uint8Array.from(bytes), 1)).toBe(value);
  });

  it('is a number or none in any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const value = varintField(bytes, 2);
        expect(value === null || (value >= 0 && value < 2 ** 31)).toBe(true);
      }),
    );
  });
});

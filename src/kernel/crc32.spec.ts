import { expect, it } from '@jest/globals';
import { crc32 } from './crc32.js';

// The check value that every description of CRC-32 gives, and the empty text.
it.each([
  ['123456789', 'cbf43926'],
  ['', '00000000'],
  ['a', 'e8b7be43'],
])('crc32(%j) = %s', (text, digits) => expect(crc32(text)).toBe(digits));

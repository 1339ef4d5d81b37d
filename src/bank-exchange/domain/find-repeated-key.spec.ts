import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findRepeatedKey } from './find-repeated-key.js';

describe('findRepeatedKey', () => {
  it.each([
    ['{"a": 1, "b": {"a": 2}}', null],
    ['[{"a": 1}, {"a": 1}]', null],
    ['{"a": "a", "b": ["a", "a"]}', null],
    ['{"a": 1, "a": 1}', '/a'],
    ['{"a": 1, "\\u0061": 1}', '/a'],
    ['{"x/y": [0, {"z": 1}, [[], {"k": 1, "o": ["k"], "k" : 2}]]}', '/x~1y/2/1/k'],
    ['{"\\"a": 1, "a": ",}", "\\"a": 3}', '/"a'],
    ['7', null],
  ])('finds in %s: %s', (json, pointer) => {
    expect(findRepeatedKey(json)).toBe(pointer);
  });

  it('finds nothing in what was written from a value', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(findRepeatedKey(JSON.stringify(JSON.parse(json)))).toBeNull();
      }),
    );
  });
});

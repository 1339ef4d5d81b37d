import { describe, expect, it } from '@jest/globals';
import { inKeyOrder } from './in-key-order.js';

const order = { name: {}, parts: { first: {}, second: {} } };

describe('inKeyOrder', () => {
  it('puts keys into their order, inside of lists too, and unknown ones last by name', () => {
    const value = { z: 1, parts: [{ second: 2, first: [1] }], b: { y: 1, x: 2 }, name: 'n' };
    expect(JSON.stringify(inKeyOrder(value, order))).toBe(
      '{"name":"n","parts":[{"first":[1],"second":2}],"b":{"x":2,"y":1},"z":1}',
    );
  });

  it('leaves out what is undefined, and nothing else', () => {
    expect(inKeyOrder({ parts: undefined, name: null }, order)).toEqual({ name: null });
    expect(inKeyOrder(null, order)).toBeNull();
  });
});

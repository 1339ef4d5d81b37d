import { describe, expect, it } from '@jest/globals';
import { criterionOrder } from './criterion-order.js';

describe('criterionOrder', () => {
  it('is the same for the same content', () => {
    const hash = '00c0ffee'.repeat(8);
    expect(criterionOrder(hash, 6)).toEqual(criterionOrder(hash, 6));
  });

  it('names each place once, and puts each of them first for about as many answers', () => {
    const first = [0, 0, 0, 0, 0];
    for (let answer = 0; answer < 1_000; answer += 1) {
      const order = criterionOrder((answer * 4_294_967).toString(16).padStart(8, '0'), 5);
      expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
      first[order[0] ?? -1] = (first[order[0] ?? -1] ?? 0) + 1;
    }
    expect(Math.min(...first)).toBeGreaterThan(150);
  });
});

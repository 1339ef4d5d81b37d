import { describe, expect, it } from '@jest/globals';
import { joinShortest } from './join-shortest.js';

describe('joining short points', () => {
  it('joins neighbours, the shortest first, until there are few enough', () => {
    const points = ['aaaa', 'b', 'cc', 'ddd', 'e'];
    expect(joinShortest(points, { mostPoints: 5, longest: 100 })).toEqual(points);
    expect(joinShortest(points, { mostPoints: 4, longest: 100 })).toEqual([
      'aaaa',
      'b\n\ncc',
      'ddd',
      'e',
    ]);
    expect(joinShortest(points, { mostPoints: 3, longest: 100 })).toEqual([
      'aaaa',
      'b\n\ncc',
      'ddd\n\ne',
    ]);
  });

  it('stops where a point would become too long', () => {
    expect(joinShortest(['aa', 'bb', 'cc'], { mostPoints: 1, longest: 6 })).toEqual([
      'aa\n\nbb',
      'cc',
    ]);
  });
});

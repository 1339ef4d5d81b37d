import { describe, expect, it } from '@jest/globals';
import { accessKinds, mayRead } from './may-read.js';

const scores = ['board', 'member-detail', 'attempt-list', 'grades', 'cards'];

describe('mayRead', () => {
  it.each([
    ['none', []],
    ['scores', scores],
    ['answers', [...scores, 'answer']],
  ] as const)('who shares %s shows %j', (shares, shown) => {
    expect(accessKinds.filter((what) => mayRead(shares, what))).toEqual(shown);
  });
});

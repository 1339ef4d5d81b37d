import { describe, expect, it } from '@jest/globals';
import { accessKinds, mayRead } from './may-read.js';

const scores = ['board', 'readiness', 'member-detail', 'attempt-list', 'grades', 'cards'];

describe('mayRead', () => {
  it.each([
    ['none', ['case']],
    ['scores', [...scores, 'case']],
    ['answers', [...scores, 'answer', 'evidence', 'case']],
  ] as const)('who shares %s shows %j', (shares, shown) => {
    expect(accessKinds.filter((what) => mayRead(shares, what))).toEqual(shown);
  });
});

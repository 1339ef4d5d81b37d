import { describe, expect, it } from '@jest/globals';
import { mayFlag, type FlagAnswer, type Flagged } from './may-flag.js';

const standing: Flagged = { stands: true, isFlagged: false, openFlags: 0 };

describe('mayFlag', () => {
  it.each<[string, Partial<Flagged>, FlagAnswer]>([
    ['what stands', {}, 'allowed'],
    ['with nine others waiting', { openFlags: 9 }, 'allowed'],
    ['with ten others waiting', { openFlags: 10 }, 'too-many'],
    ['what was struck out', { stands: false }, 'does-not-stand'],
    ['the same again', { isFlagged: true }, 'flagged-before'],
    [
      'the same again, after it was struck out',
      { isFlagged: true, stands: false },
      'flagged-before',
    ],
  ])('%s', (_, changes, answer) => {
    expect(mayFlag({ ...standing, ...changes })).toBe(answer);
  });
});

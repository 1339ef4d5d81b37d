import { describe, expect, it } from '@jest/globals';
import type { AnchorSheet } from './anchor.js';
import { sameJudgement } from './same-judgement.js';

const item = (criterionKey: string, levelKey: string, why = 'because') => ({
  criterionKey,
  levelKey,
  why,
  quote: null,
});
const sheet: AnchorSheet = {
  answer: 'An answer.',
  items: [item('a', 'named'), item('b', 'applied')],
  redFlags: [0, 2],
};

describe('sameJudgement', () => {
  it.each<[string, Partial<AnchorSheet>, boolean]>([
    ['itself', {}, true],
    ['other reasons', { items: [item('a', 'named', 'anew'), item('b', 'applied')] }, true],
    [
      'other quotes',
      { items: [{ ...item('a', 'named'), quote: 'An' }, item('b', 'applied')] },
      true,
    ],
    ['another order', { items: sheet.items.toReversed(), redFlags: [2, 0] }, true],
    ['another level', { items: [item('a', 'absent'), item('b', 'applied')] }, false],
    ['levels the other way round', { items: [item('a', 'applied'), item('b', 'named')] }, false],
    ['one criterion less', { items: [item('a', 'named')] }, false],
    ['another red flag', { redFlags: [0, 1] }, false],
    ['another answer', { answer: 'An answer!' }, false],
  ])('%s', (_scenario, change, isSame) => {
    expect(sameJudgement(sheet, { ...sheet, ...change })).toBe(isSame);
  });
});

import { describe, expect, it } from '@jest/globals';
import { estimateRange } from './estimate-range.js';

describe('estimateRange', () => {
  it('reaches 1.28 standard deviations to each side', () => {
    expect(estimateRange(0.5, 0.01)).toEqual({
      score: 0.5,
      low80: expect.closeTo(0.3718448, 7),
      high80: expect.closeTo(0.6281552, 7),
      sd: 0.1,
    });
  });

  it('stays within what a score can be', () => {
    expect(estimateRange(0.95, 0.01)).toMatchObject({ high80: 1 });
    expect(estimateRange(0.05, 0.01)).toMatchObject({ low80: 0 });
    expect(estimateRange(1.2, 0.01)).toMatchObject({ score: 1, high80: 1 });
    expect(estimateRange(-0.2, 0.01)).toMatchObject({ score: 0, low80: 0 });
  });
});

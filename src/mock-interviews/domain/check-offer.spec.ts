import { describe, expect, it } from '@jest/globals';
import { checkOffer } from './check-offer.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const dates = (...texts: string[]) => texts.map((text) => new Date(text));

describe('checkOffer', () => {
  it('takes 15 minutes to 60 days ahead, both included', () => {
    const starts = dates('2026-03-02T09:15:00.000Z', '2026-05-01T09:00:00.000Z');
    expect(checkOffer(starts, now)).toEqual([]);
  });

  it('names each time that is out of bounds by its place', () => {
    const starts = dates(
      '2026-03-02T09:14:59.999Z',
      '2026-03-03T09:00:00.000Z',
      '2026-05-01T09:00:00.001Z',
      '2026-03-02T08:00:00.000Z',
    );
    expect(checkOffer(starts, now)).toEqual([
      { index: 0, code: 'too-soon' },
      { index: 2, code: 'too-far' },
      { index: 3, code: 'too-soon' },
    ]);
  });

  it('takes the same instant once, in whatever zone it was written', () => {
    const starts = dates('2026-03-03T09:00:00.000Z', '2026-03-03T10:00:00.000+01:00');
    expect(checkOffer(starts, now)).toEqual([{ index: 1, code: 'offered-twice' }]);
  });
});

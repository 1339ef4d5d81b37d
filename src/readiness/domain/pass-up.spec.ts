import { describe, expect, it } from '@jest/globals';
import { passUp } from './pass-up.js';

describe('passUp', () => {
  it('adds up what each part says, held down by how far parts lie apart', () => {
    const { precision, pull } = passUp(
      [
        { precision: 100, pull: 30 },
        { precision: 0, pull: 0 },
        { precision: 300, pull: 60 },
      ],
      0.1,
    );
    expect(precision).toBeCloseTo(50 + 75, 9);
    expect(pull).toBeCloseTo(15 + 15, 9);
  });

  it('never lets one part weigh more than the parts lie apart', () => {
    expect(passUp([{ precision: 1e9, pull: 0 }], 0.1).precision).toBeCloseTo(100, 3);
  });

  it('says nothing of nothing', () => {
    expect(passUp([], 0.1)).toEqual({ precision: 0, pull: 0 });
  });
});

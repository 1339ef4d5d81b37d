import { describe, expect, it } from '@jest/globals';
import { passProbability } from './pass-probability.js';

const whole = { score: 0.7, sd: 0.1, least: 0.6 };
const gate = (skillId: string, score: number) => ({ skillId, score, sd: 0.2, least: 0.45 });

describe('passProbability', () => {
  it('is the chance of reaching the bar where no skill is a must-have', () => {
    expect(passProbability(whole, [], 0.6)).toEqual({
      probability: expect.closeTo(0.841344746, 9),
      weakestGate: null,
    });
  });

  it('falls by the hardest gate, and by no other', () => {
    const alone = passProbability(whole, [gate('sql', 0.45)], 0.6);
    expect(alone).toEqual({ probability: expect.closeTo(0.478037, 6), weakestGate: 'sql' });
    expect(passProbability(whole, [gate('apis', 0.6), gate('sql', 0.45)], 0.6)).toEqual(alone);
    expect(passProbability(whole, [gate('sql', 0.45), gate('apis', 0.6)], 0.6)).toEqual(alone);
  });

  it('names no gate that hardly matters', () => {
    const { probability, weakestGate } = passProbability(whole, [gate('sql', 1.3)], 0.6);
    expect(probability).toBeCloseTo(0.841344746, 3);
    expect(weakestGate).toBeNull();
  });

  it('knows for sure where nothing is left to luck', () => {
    expect(passProbability({ ...whole, sd: 0 }, [], 0.6).probability).toBe(1);
    expect(passProbability({ ...whole, score: 0.5, sd: 0 }, [], 0.6).probability).toBe(0);
  });
});

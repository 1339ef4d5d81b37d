import { describe, expect, it } from '@jest/globals';
import { trustOf } from './trust-of.js';

const none = { self: 0, peer: 0, llm: 0, coach: 0 };

describe('trustOf', () => {
  it('shares out what the grades of all skills weigh', () => {
    expect(
      trustOf([
        { ...none, self: 1, coach: 2 },
        { ...none, coach: 3, peer: 2 },
      ]),
    ).toEqual({ self: 0.125, peer: 0.25, llm: 0, coach: 0.625 });
  });

  it('is nothing without grades', () => {
    expect(trustOf([none])).toEqual(none);
    expect(trustOf([])).toEqual(none);
  });
});

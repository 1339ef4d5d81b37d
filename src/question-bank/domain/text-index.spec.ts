import { describe, expect, it } from '@jest/globals';
import { TextIndex } from './text-index.js';

const words = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, place) => `text number ${place + from}`);

describe('TextIndex', () => {
  it('knows who said a text, each once, the first ones first', () => {
    const index = new TextIndex(2);
    for (const owner of [3, 3, 5, 8]) index.add('the same words', owner);
    expect(index.ownersOf('the same words')).toEqual([3, 5]);
    expect(index.ownersOf('other words')).toEqual([]);
  });

  it('forgets nothing while it grows', () => {
    const index = new TextIndex(8);
    words(50_000).forEach((text, owner) => index.add(text, owner));
    expect(index.share).toBe(1);
    expect(words(50_000).every((text, owner) => index.ownersOf(text)[0] === owner)).toBe(true);
    expect(words(1000, 50_000).flatMap((text) => index.ownersOf(text))).toEqual([]);
  });

  it('keeps an even share of what does not fit, and says which', () => {
    const index = new TextIndex(8, 1024);
    const texts = words(4000);
    texts.forEach((text, owner) => {
      index.add(text, owner);
      index.add(text, owner + 1);
    });
    expect(index.share).toBe(1 / 16);
    const kept = texts.map((text) => index.ownersOf(text).length);
    expect(new Set(kept)).toEqual(new Set([0, 2]));
    const [early, late] = [kept.slice(0, 2000), kept.slice(2000)].map(
      (half) => half.filter((count) => count > 0).length / half.length,
    );
    expect(early).toBeCloseTo(1 / 16, 1);
    expect(late).toBeCloseTo(1 / 16, 1);
  });
});

import { expect, it } from '@jest/globals';
import { sourceMix, type SourceMix } from './source-mix.js';

const none = { self: 0, peer: 0, llm: 0, coach: 0 };

it.each<[Partial<typeof none>, SourceMix]>([
  [{ coach: 0.51, self: 0.49 }, 'coach'],
  [{ peer: 0.9, coach: 0.1 }, 'peer'],
  [{ self: 1 }, 'self'],
  [{ llm: 0.6, peer: 0.4 }, 'llm'],
  [{ coach: 0.5, self: 0.5 }, 'mixed'],
  [{ self: 0.4, peer: 0.3, coach: 0.3 }, 'mixed'],
  [{}, 'mixed'],
])('%j rests mostly on: %s', (trust, mix) => {
  expect(sourceMix({ ...none, ...trust })).toBe(mix);
});

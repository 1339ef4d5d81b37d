import { describe, expect, it } from '@jest/globals';
import { decideDoubt, decideStatus, type StatusFacts } from './decide-status.js';
import { defaultConfig } from './readiness-config.js';

const facts: StatusFacts = {
  attempts: 20,
  sd: 0.08,
  trust: { self: 0.4, peer: 0.6, llm: 0, coach: 0 },
  areCriticalShown: true,
};
const trusted = (self: number) => ({ self, peer: 1 - self, llm: 0, coach: 0 });

describe('decideStatus', () => {
  it.each([
    ['ready', 0.8, {}],
    ['borderline', 0.799, {}],
    ['borderline', 0.4, {}],
    ['not-ready', 0.399, {}],
    ['borderline', 1, { areCriticalShown: false }],
    ['not-ready', 0.2, { areCriticalShown: false }],
    ['no-data', 1, { attempts: 0 }],
    ['thin', 1, { sd: 0.101 }],
    ['ready', 1, { sd: 0.1 }],
    ['thin', 1, { trust: trusted(0.91) }],
    ['ready', 1, { trust: trusted(0.9) }],
  ] as const)('is %s at a chance of %d with %j', (status, chance, changes) => {
    expect(decideStatus({ ...facts, ...changes }, chance, defaultConfig)).toBe(status);
  });
});

describe('decideDoubt', () => {
  it('has none of what rests on enough', () => {
    expect(decideDoubt(facts, defaultConfig)).toBeNull();
    expect(decideDoubt({ ...facts, attempts: 0, sd: 0.2 }, defaultConfig)).toBe('no-data');
  });
});

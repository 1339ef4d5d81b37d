import { describe, expect, it } from '@jest/globals';
import { decideSkillStatus } from './decide-skill-status.js';
import { defaultConfig } from './readiness-config.js';

const facts = {
  attempts: 20,
  trust: { self: 0, peer: 1, llm: 0, coach: 0 },
  areCriticalShown: true,
};
const estimate = { score: 0.7, low80: 0.6, high80: 0.8, sd: 0.078 };

describe('decideSkillStatus', () => {
  it.each([
    ['ready', 0.6, {}],
    ['borderline', 0.61, {}],
    ['borderline', 0.7, {}],
    ['not-ready', 0.71, {}],
    ['borderline', 0.5, { areCriticalShown: false }],
    ['no-data', 0.5, { attempts: 0 }],
    ['thin', 0.5, { trust: { self: 1, peer: 0, llm: 0, coach: 0 } }],
  ] as const)('is %s where %d is the least, with %j', (status, least, changes) => {
    expect(decideSkillStatus({ ...facts, ...changes }, estimate, least, defaultConfig)).toBe(
      status,
    );
  });

  it('is thin where the range is wide, however high it lies', () => {
    const wide = { score: 0.9, low80: 0.7, high80: 1, sd: 0.12 };
    expect(decideSkillStatus(facts, wide, 0.5, defaultConfig)).toBe('thin');
  });
});

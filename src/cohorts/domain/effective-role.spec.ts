import { describe, expect, it } from '@jest/globals';
import { effectiveRole } from './effective-role.js';

describe('effectiveRole', () => {
  it.each([
    ['owner', 'coach', 'owner'],
    ['coach', 'admin', 'coach'],
    ['member', 'coach', 'member'],
    ['owner', 'learner', 'member'],
    ['coach', 'learner', 'member'],
  ] as const)('a %s with the account of a %s acts as %s', (role, account, effective) => {
    expect(effectiveRole(role, account)).toBe(effective);
  });
});

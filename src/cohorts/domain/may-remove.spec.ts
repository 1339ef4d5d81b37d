import { describe, expect, it } from '@jest/globals';
import { cohortRoles } from './cohort.js';
import { mayRemove } from './may-remove.js';

describe('mayRemove', () => {
  it.each([
    ['owner', ['coach', 'member']],
    ['coach', ['member']],
    ['member', []],
  ] as const)('lets a %s take out %j', (actor, targets) => {
    expect(cohortRoles.filter((target) => mayRemove(actor, target))).toEqual(targets);
  });
});

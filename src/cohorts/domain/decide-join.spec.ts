import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cohortRoles } from './cohort.js';
import { decideJoin, type JoinCase } from './decide-join.js';

const stranger: JoinCase = {
  current: null,
  invited: 'member',
  state: 'open',
  isArchived: false,
  mayCoach: false,
};

describe('decideJoin', () => {
  it.each([
    ['joins', {}],
    ['joins', { invited: 'coach', mayCoach: true }],
    ['needs-coach-account', { invited: 'coach' }],
    ['refused', { state: 'expired' }],
    ['refused', { state: 'used-up' }],
    ['refused', { state: 'revoked', invited: 'coach' }],
    ['refused', { isArchived: true }],
    ['stays', { current: 'member' }],
    ['stays', { current: 'member', state: 'used-up' }],
    ['stays', { current: 'owner', invited: 'coach', mayCoach: true }],
    ['stays', { current: 'coach', invited: 'member', isArchived: true }],
    ['rises', { current: 'member', invited: 'coach', mayCoach: true }],
    ['needs-coach-account', { current: 'member', invited: 'coach' }],
    ['refused', { current: 'member', invited: 'coach', mayCoach: true, state: 'revoked' }],
  ] as const)('%s with %j', (outcome, changes) => {
    expect(decideJoin({ ...stranger, ...changes })).toBe(outcome);
  });

  it('never uses a code that is not open', () => {
    const cases = fc.record({
      current: fc.constantFrom(null, ...cohortRoles),
      invited: fc.constantFrom('coach' as const, 'member' as const),
      state: fc.constantFrom('expired' as const, 'revoked' as const, 'used-up' as const),
      isArchived: fc.boolean(),
      mayCoach: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, (join) => {
        expect(['stays', 'refused']).toContain(decideJoin(join));
      }),
    );
  });
});

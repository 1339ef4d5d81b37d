import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeRole } from './change-role.js';
import { cohortRoles } from './cohort.js';

const refused = (reason: string) => ({ kind: 'refused', reason });
const changed = (actor: string, target: string) => ({ kind: 'changed', actor, target });
const unchanged = { kind: 'unchanged' };

describe('changeRole', () => {
  it.each([
    ['owner', 'member', true, 'coach', changed('owner', 'coach')],
    ['owner', 'coach', true, 'member', changed('owner', 'member')],
    ['owner', 'coach', false, 'member', changed('owner', 'member')],
    ['owner', 'coach', true, 'owner', changed('coach', 'owner')],
    ['owner', 'member', true, 'owner', changed('coach', 'owner')],
    ['owner', 'member', false, 'coach', refused('needs-coach-account')],
    ['owner', 'coach', false, 'owner', refused('needs-coach-account')],
    ['owner', 'owner', true, 'coach', refused('hand-over-first')],
    ['owner', 'owner', true, 'owner', unchanged],
    ['owner', 'coach', false, 'coach', unchanged],
    ['coach', 'member', true, 'coach', refused('not-the-owner')],
    ['coach', 'owner', true, 'member', refused('not-the-owner')],
    ['member', 'member', true, 'member', refused('not-the-owner')],
  ] as const)('%s, %s (may coach: %s) to %s', (actor, target, mayCoach, to, outcome) => {
    expect(changeRole({ actor, target, mayCoach, to })).toEqual(outcome);
  });

  it('leaves exactly one owner', () => {
    const role = fc.constantFrom(...cohortRoles);
    fc.assert(
      fc.property(role, role, fc.boolean(), (target, to, mayCoach) => {
        const change = changeRole({ actor: 'owner', target, mayCoach, to });
        const after = change.kind === 'changed' ? [change.actor, change.target] : ['owner'];
        expect(after.filter((each) => each === 'owner')).toHaveLength(1);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import type { EvidenceClaim } from './evidence.js';
import { isSameClaim } from './is-same-claim.js';

const claim: EvidenceClaim = {
  kind: 'link',
  title: 'A',
  description: '',
  figure: null,
  rerun: null,
  day: '2026-01-01',
  url: 'https://example.org',
  writeUp: null,
  certificationId: null,
  issuer: null,
  expiresDay: null,
  attemptId: null,
  skills: [
    { skill: 'a', level: 'senior' },
    { skill: 'b', level: 'staff' },
  ],
};

describe('isSameClaim', () => {
  it('takes equal ones for the same', () => {
    expect(isSameClaim(claim, structuredClone(claim))).toBe(true);
  });

  it.each<Partial<EvidenceClaim>>([
    { title: 'B' },
    { description: 'more' },
    { figure: '1 s' },
    { rerun: 'make' },
    { day: '2026-01-02' },
    { url: null },
    { writeUp: '' },
    { certificationId: 'x' },
    { issuer: 'x' },
    { expiresDay: '2026-01-01' },
    { attemptId: 'x' },
    { kind: 'write-up' },
    { skills: claim.skills.toReversed() },
    { skills: claim.skills.slice(1) },
    { skills: claim.skills.map(({ skill }) => ({ skill, level: 'working' })) },
  ])('sees that %j is another', (change) => {
    expect(isSameClaim(claim, { ...claim, ...change })).toBe(false);
  });
});

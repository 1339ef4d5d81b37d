import { describe, expect, it } from '@jest/globals';
import { claimProblems } from './claim-problems.js';
import type { EvidenceClaim } from './evidence.js';

const today = '2026-03-01';

function claim(parts: Partial<EvidenceClaim>): EvidenceClaim {
  return {
    kind: 'screenshot',
    title: 'Lag under load',
    description: '',
    figure: null,
    rerun: null,
    day: today,
    url: null,
    writeUp: null,
    certificationId: null,
    issuer: null,
    expiresDay: null,
    attemptId: null,
    skills: [{ skill: 'replication-ha', level: 'senior' }],
    ...parts,
  };
}

const url = 'https://example.org';
const badge = { kind: 'certification', issuer: 'AWS' } as const;
const one = { skill: 'a', level: 'working' } as const;

describe('claimProblems', () => {
  it.each<[string, Partial<EvidenceClaim>]>([
    ['a screenshot', {}],
    ['a link', { kind: 'link', url }],
    ['a write-up', { kind: 'write-up', writeUp: '# What broke' }],
    ['a certification of the catalogue', { ...badge, issuer: null, certificationId: 'aws-dea' }],
    ['another one, for a day', { ...badge, url, expiresDay: today }],
  ])('finds nothing wrong with %s', (_what, parts) => {
    expect(claimProblems(claim(parts), today)).toEqual([]);
  });

  it.each<[string, Partial<EvidenceClaim>, string[]]>([
    ['a link to nowhere', { kind: 'link' }, ['#/url missing']],
    ['a write-up without one', { kind: 'write-up' }, ['#/writeUp missing']],
    ['a certification of nobody', { kind: 'certification' }, ['#/issuer one-of']],
    ['one of two', { ...badge, certificationId: 'aws-dea' }, ['#/issuer one-of']],
    ['a text beside a picture', { writeUp: 'x' }, ['#/writeUp other-kind']],
    [
      'parts of a certification on a link',
      { kind: 'link', url, issuer: 'AWS', certificationId: 'aws-dea', expiresDay: today },
      ['#/certificationId other-kind', '#/issuer other-kind', '#/expiresDay other-kind'],
    ],
    ['tomorrow', { day: '2026-03-02' }, ['#/day in-the-future']],
    [
      'an end before the beginning',
      { ...badge, expiresDay: '2026-02-28' },
      ['#/expiresDay before-day'],
    ],
    ['a skill twice', { skills: [one, { ...one, level: 'staff' }] }, ['#/skills/1/skill repeated']],
  ])('finds %s', (_what, parts, problems) => {
    const found = claimProblems(claim(parts), today);
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(problems);
  });
});

import { describe, expect, it } from '@jest/globals';
import { attempt, grade } from '../../../test/support/readiness-inputs.js';
import { meetRaters } from './meet-raters.js';
import { defaultConfig } from './readiness-config.js';

const none = { version: 0, severities: {} };
const answers = [
  attempt('one', [grade('self', 0.5, { raterId: 'ann' }), grade('peer', 0.5, { raterId: 'ben' })]),
  attempt('two', [grade('self', 0.5, { raterId: 'ann' }), grade('coach', 0.5, { raterId: 'ben' })]),
];

describe('meetRaters', () => {
  it('counts the grades of each, as what they gave them', () => {
    const { self, peer, llm, coach } = meetRaters(answers, defaultConfig, none);
    expect([...self.keys(), ...peer.keys(), ...llm.keys(), ...coach.keys()]).toEqual([
      'ann',
      'ben',
      'ben',
    ]);
    expect(self.get('ann')?.weight).toBeCloseTo(0.36 / (0.09 + 2 * 0.0144), 12);
    expect(peer.get('ben')?.weight).toBeCloseTo(29.25, 12);
    expect(self.get('ann')?.leverage).toBeCloseTo(1 / 0.6, 12);
  });

  it('knows what the grades of everybody taught of a rater, and holds coaches for even', () => {
    const calibration = {
      version: 1,
      severities: { 'peer:ben': 0.04, 'coach:ben': 0.04 },
      biasSds: { 'peer:ben': 0.05 },
    };
    const { peer, coach } = meetRaters(answers, defaultConfig, calibration);
    expect(peer.get('ben')).toMatchObject({ key: 'peer:ben', severity: 0.04, biasSd: 0.05 });
    expect(coach.get('ben')).toMatchObject({ key: 'coach:ben', severity: 0, biasSd: 0.02 });
  });
});

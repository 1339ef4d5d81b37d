import { describe, expect, it } from '@jest/globals';
import { attempt, grade } from '../../../test/support/readiness-inputs.js';
import { calibrationOf } from './calibration-of.js';

const everybody = {
  version: 3,
  severities: { 'peer:ada': 0.1, 'coach:ada': 0.2, 'peer:bob': -0.1 },
  biasSds: { 'peer:ada': 0.05, 'peer:bob': 0.04 },
};

describe('calibrationOf', () => {
  it('keeps what is known of the raters of these answers, as what they rated', () => {
    const attempts = [
      attempt('a', [
        grade('peer', 0.5, { raterId: 'ada' }),
        grade('self', 0.5, { raterId: 'eve' }),
      ]),
    ];
    expect(calibrationOf(attempts, everybody)).toEqual({
      version: 3,
      severities: { 'peer:ada': 0.1 },
      biasSds: { 'peer:ada': 0.05 },
    });
  });

  it('knows of nobody without answers, and before the first night', () => {
    expect(calibrationOf([], everybody)).toEqual({ version: 3, severities: {}, biasSds: {} });
    expect(calibrationOf([attempt('a', [])], { version: 0, severities: {} })).toEqual({
      version: 0,
      severities: {},
      biasSds: {},
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { interviewVariance, skillInterviewVariance } from './interview-variance.js';
import { defaultConfig } from './readiness-config.js';

const ten = { mockQuestions: 10 };

describe('interviewVariance', () => {
  it('is the luck of ten questions and of the day', () => {
    expect(interviewVariance([0.5, 0.3, 0.2], ten, defaultConfig)).toBeCloseTo(
      0.27 ** 2 / 10 + 0.05 ** 2,
      12,
    );
  });

  it('asks every skill one question at least', () => {
    expect(interviewVariance([0.95, 0.05], ten, defaultConfig)).toBeCloseTo(
      0.27 ** 2 * (0.95 / 10 + 0.05 ** 2) + 0.05 ** 2,
      12,
    );
  });
});

describe('skillInterviewVariance', () => {
  it('is the luck of the few questions that a skill is asked', () => {
    expect(skillInterviewVariance(0.2, ten, defaultConfig)).toBeCloseTo(0.27 ** 2 / 2 + 0.0025, 12);
    expect(skillInterviewVariance(0.01, ten, defaultConfig)).toBeCloseTo(0.27 ** 2 + 0.0025, 12);
  });
});

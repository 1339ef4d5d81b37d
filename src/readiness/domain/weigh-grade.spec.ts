import { describe, expect, it } from '@jest/globals';
import { defaultConfig } from './readiness-config.js';
import { slopeOf, weighGrade } from './weigh-grade.js';

const { self, peer, llm, coach } = defaultConfig.graders;

describe('weighGrade', () => {
  it.each([
    ['oneself', self, 3.448],
    ['a language model', llm, 21.651],
    ['a peer', peer, 29.25],
    ['a coach', coach, 124.471],
  ])('trusts one grade by %s', (_, model, weight) => {
    expect(weighGrade(model, model.biasSd, 1)).toBeCloseTo(weight, 3);
  });

  it.each([
    [1, 3.448],
    [10, 15.385],
    [200, 24.242],
    [1_000_000, 25],
  ])('never takes %d grades by the same person for as many witnesses', (grades, together) => {
    expect(grades * weighGrade(self, self.biasSd, grades)).toBeCloseTo(together, 3);
  });

  it('trusts a rater more whose leaning is better known', () => {
    expect(weighGrade(self, 0.05, 10)).toBeCloseTo(0.36 / (0.09 + 0.025), 12);
  });
});

describe('slopeOf', () => {
  it('is what is left of a difference between answers', () => {
    expect(slopeOf({ overlook: 0.35, strict: 0.05 })).toBeCloseTo(0.6, 12);
  });
});

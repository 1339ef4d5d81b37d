import { describe, expect, it } from '@jest/globals';
import { correctGrade } from './correct-grade.js';
import { defaultConfig } from './readiness-config.js';

const { self, coach } = defaultConfig.graders;
const shown = (score: number) => ({ score, mustMissed: false });
const missed = (score: number) => ({ score, mustMissed: true });

describe('correctGrade', () => {
  it.each([
    ['a coach of 90', shown(0.9), coach, 0, 0.06522],
    ['a coach of 50', shown(0.5), coach, 0, 0.5],
    ['oneself of 90', shown(0.9), self, 0, 0.08333],
    ['oneself of 50', shown(0.5), self, 0, 0.75],
    ['oneself of 100, kinder than can be', shown(1), self, 0, -0.08333],
    ['a coach of 90 with a must-have missed', missed(0.9), coach, 0, 0.5],
    ['a coach of 30 with a must-have missed', missed(0.3), coach, 0, 0.71739],
    ['a severe rater', shown(0.5), coach, 0.092, 0.4],
    ['a lenient rater', shown(0.5), coach, -0.092, 0.6],
  ])('of a grade by %s', (_, grade, model, severity, gap) => {
    expect(correctGrade(grade, model, severity, defaultConfig)).toBeCloseTo(gap, 5);
  });
});

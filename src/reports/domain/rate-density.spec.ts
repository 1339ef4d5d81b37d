import { describe, expect, it } from '@jest/globals';
import {
  emptyReport,
  sampleMaterial,
  sampleReport,
  sampleSkill,
} from '../../../test/support/reports.js';
import { rateDensity } from './rate-density.js';
import { everything } from './share-choice.js';
import { showOnly } from './show-only.js';

const rate = (report: ReturnType<typeof sampleReport>) =>
  rateDensity(showOnly(sampleMaterial({ report }), everything));
const skills = (count: number) => Array.from({ length: count }, (_, index) => sampleSkill(index));

describe('the density of a page', () => {
  it('is the smaller the more there is on it', () => {
    expect(rate(emptyReport())).toBe('roomy');
    expect(rate(sampleReport())).toBe('roomy');
    expect(rate(sampleReport({ skills: skills(12) }))).toBe('dense');
    expect(
      rate(sampleReport({ explanation: Array.from({ length: 9 }, () => 'x'.repeat(400)) })),
    ).toBe('dense');
    expect(rate(sampleReport({ skills: skills(20) }))).toBe('densest');
    expect(rate(sampleReport({ skills: skills(60) }))).toBe('tiny');
  });
});

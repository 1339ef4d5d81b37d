import { describe, expect, it } from '@jest/globals';
import {
  emptyReport,
  longestReport,
  sampleMaterial,
  sampleReport,
  sampleSkill,
} from '../../../test/support/reports.js';
import { rateDensity } from './rate-density.js';
import { everything } from './share-choice.js';
import { showOnly } from './show-only.js';

const rate = (report: ReturnType<typeof sampleReport>) =>
  rateDensity(showOnly(sampleMaterial({ report }), everything));
const withSkills = (count: number) =>
  rate(sampleReport({ skills: Array.from({ length: count }, (_, index) => sampleSkill(index)) }));

describe('the density of a page', () => {
  it('is the smaller the more there is on it', () => {
    expect([rate(emptyReport()), withSkills(6)]).toEqual(['roomy', 'roomy']);
    expect([withSkills(8), withSkills(16), withSkills(30), withSkills(60)]).toEqual([
      'dense',
      'dense',
      'densest',
      'tiny',
    ]);
    expect(rate(longestReport(12))).toBe('densest');
  });
});

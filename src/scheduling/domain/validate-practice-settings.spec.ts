import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PRACTICE_SETTINGS } from './practice-settings.js';
import { validatePracticeSettings } from './validate-practice-settings.js';

describe('validatePracticeSettings', () => {
  it.each([
    ['the defaults', DEFAULT_PRACTICE_SETTINGS],
    ['a rest', { newPerDay: 0, reviewsPerDay: 0 }],
    ['the most', { newPerDay: 50, reviewsPerDay: 1000 }],
  ])('takes %s', (_scenario, settings) => {
    expect(validatePracticeSettings(settings)).toEqual([]);
  });

  it.each([
    [{ newPerDay: 51, reviewsPerDay: 1001 }, ['newPerDay', 'reviewsPerDay']],
    [{ newPerDay: -1, reviewsPerDay: 10 }, ['newPerDay']],
    [{ newPerDay: 1, reviewsPerDay: 2.5 }, ['reviewsPerDay']],
    [{ newPerDay: Number.NaN, reviewsPerDay: 1 }, ['newPerDay']],
  ])('refuses %p', (settings, fields) => {
    expect(validatePracticeSettings(settings).map(({ field }) => field)).toEqual(fields);
  });
});

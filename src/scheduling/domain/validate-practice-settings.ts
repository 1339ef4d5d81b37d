import type { PracticeSettings } from './practice-settings.js';

export interface PracticeSettingProblem {
  readonly field: keyof PracticeSettings;
  readonly code: 'out-of-range';
  readonly detail: string;
}

const MOST: readonly (readonly [keyof PracticeSettings, number])[] = [
  ['newPerDay', 50],
  ['reviewsPerDay', 1000],
];

/** Every reason to refuse daily limits: each is a whole number from 0 to its own highest. */
export function validatePracticeSettings(settings: PracticeSettings): PracticeSettingProblem[] {
  return MOST.flatMap(([field, most]) => {
    const value = settings[field];
    if (Number.isInteger(value) && value >= 0 && value <= most) return [];
    const detail = `must be a whole number in 0..${most}, got ${value}`;
    return [{ field, code: 'out-of-range' as const, detail }];
  });
}

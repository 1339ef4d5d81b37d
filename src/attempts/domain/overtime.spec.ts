import { describe, expect, it } from '@jest/globals';
import { overtimeRatio } from './overtime.js';

describe('overtimeRatio', () => {
  const start = new Date('2024-05-01T10:00Z');
  it.each([
    ['no time box', null, '2024-05-01T23:00Z', null],
    ['half the time', 30, '2024-05-01T10:15Z', 0.5],
    ['on time', 30, '2024-05-01T10:30Z', 1],
    ['half as long again', 30, '2024-05-01T10:45Z', 1.5],
    ['clocks that run backwards', 30, '2024-05-01T09:00Z', 0],
  ])('%s', (_scenario, minutes, submittedAt, ratio) => {
    expect(overtimeRatio(start, minutes, new Date(submittedAt))).toBe(ratio);
  });

  it.each([0, -5, Number.NaN])('refuses a time box of %p minutes', (minutes) => {
    expect(() => overtimeRatio(start, minutes, start)).toThrow(RangeError);
  });
});

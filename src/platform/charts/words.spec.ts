import { expect, it } from '@jest/globals';
import { sayCount, sayDay, sayMonth, sayNumber, sayShare } from './words.js';

it.each([
  [0, '0 cards'],
  [0.4, '0 cards'],
  [0.5, '1 card'],
  [1, '1 card'],
  [1.4, '1 card'],
  [1.5, '2 cards'],
  [2.5, '3 cards'],
  [1200, '1,200 cards'],
])('%d of them are said as %s', (count, words) => {
  expect(sayCount(count, 'card')).toBe(words);
});

it('many of a kind can have a name of their own', () => {
  expect(sayCount(2, 'person', 'people')).toBe('2 people');
});

it('days, months, numbers and shares are said as people say them', () => {
  expect(sayDay('2026-11-22')).toBe('22 November 2026');
  expect(sayMonth('2026-11-22')).toBe('November 2026');
  expect(sayNumber(1234.5)).toBe('1,235');
  expect(sayShare(0.9049)).toBe('90.5%');
});

import { expect, it } from '@jest/globals';
import { instantAfter } from './instant-after.js';

const at = (time: string) => ({ id: time, occurredAt: new Date(`2026-11-22T${time}Z`) });
const now = new Date('2026-11-22T10:00Z');

it('is now, after what has happened', () => {
  expect(instantAfter([at('09:00:00'), at('09:59:59')], now)).toEqual(now);
  expect(instantAfter([], now)).toEqual(now);
});

it('is a millisecond after the latest event where that is not over yet', () => {
  const expected = new Date('2026-11-22T10:04:00.001Z');
  expect(instantAfter([at('10:04:00'), at('09:00:00')], now)).toEqual(expected);
  expect(instantAfter([at('10:00:00')], now)).toEqual(new Date('2026-11-22T10:00:00.001Z'));
});

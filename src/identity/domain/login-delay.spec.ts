import { expect, it } from '@jest/globals';
import { loginDelayMs } from './login-delay.js';

it.each([
  [1, 0],
  [20, 0],
  [21, 100],
  [22, 200],
  [25, 1600],
  [26, 3000],
  [1_000_000, 3000],
])('after %i failures a check waits %i ms', (failures, ms) => {
  expect(loginDelayMs(failures)).toBe(ms);
});

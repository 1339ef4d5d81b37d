import { expect, it } from '@jest/globals';
import { zoneOrUtc } from './zone-or-utc.js';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['+00:00', 'UTC'],
  ['Etc/Unknown', 'UTC'],
  [undefined, 'UTC'],
])('takes %s for %s', (zone, expected) => {
  expect(zoneOrUtc(zone)).toBe(expected);
});

import { expect, it } from '@jest/globals';
import { isKnownZone } from './iana-zone.js';

it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Ushuaia', 'Etc/GMT+5'])(
  '%s is a zone',
  (zone) => expect(isKnownZone(zone)).toBe(true),
);

it.each([
  '',
  'Mars/Olympus',
  '+01:00',
  'IST',
  'EST',
  'Etc/Unknown',
  'SystemV/AST4',
  'a/../b',
  ' UTC',
])('%j is none', (zone) => expect(isKnownZone(zone)).toBe(false));

import { expect, it } from '@jest/globals';
import { sessionLabel } from './session-label.js';

it.each([
  [undefined, ''],
  ['  curl/8.5.0 ', 'curl/8.5.0'],
  ['a\tb\u0007c', 'a b c'],
  ['🦊'.repeat(200), '🦊'.repeat(120)],
])('%j is shown as %j', (userAgent, label) => expect(sessionLabel(userAgent)).toBe(label));

import { describe, expect, it } from '@jest/globals';
import { readRetryAfter } from './read-retry-after.js';

const now = Date.UTC(2026, 2, 2, 9, 0, 0);

describe('readRetryAfter', () => {
  it.each([
    [{}, null],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '2', 'retry-after-ms': '150' }, 150],
    [{ 'retry-after': 'Mon, 02 Mar 2026 09:00:07 GMT' }, 7000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '-5', 'retry-after-ms': 'NaN' }, null],
    [{ 'retry-after': '' }, null],
  ])('%j asks for %p ms', (headers, expected) => {
    expect(readRetryAfter(headers, now)).toBe(expected);
  });
});

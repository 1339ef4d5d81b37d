import { describe, expect, it } from '@jest/globals';
import { chooseTarget } from './choose-target.js';

const target = (id: string, interviewDay: string | null) => ({ id, interviewDay });
const today = '2026-03-10';

describe('the target that somebody works towards', () => {
  it.each([
    ['none', [], null],
    ['only ones that are over', [target('a', '2026-03-09')], null],
    ['the next interview', [target('a', '2026-05-01'), target('b', '2026-04-01')], 'b'],
    ['one of today', [target('a', today), target('b', '2026-04-01')], 'a'],
    ['of two on a day the older', [target('b', '2026-04-01'), target('a', '2026-04-01')], 'a'],
    ['a dated one before the others', [target('b', null), target('a', '2026-04-01')], 'a'],
    ['without a day the latest made', [target('a', null), target('c', null)], 'c'],
    ['no day, when the dated ones are over', [target('b', '2026-01-01'), target('a', null)], 'a'],
  ])('%s', (_, targets, id) => {
    expect(chooseTarget(targets, today)?.id ?? null).toBe(id);
  });
});

import { describe, expect, it } from '@jest/globals';
import { databaseFault } from './database-fault.js';

const missing = (table: string) => ({
  code: '23503',
  detail: `Key (learner_id)=(01a2…) is not present in table "${table}".`,
});

describe('databaseFault', () => {
  it.each([
    ['a deadlock', { code: '40P01' }, 'away'],
    ['a refused connection', { code: 'ECONNREFUSED' }, 'away'],
    ['an account that was removed meanwhile', missing('account'), 'away'],
    ['a bank that was removed meanwhile', missing('bank'), 'away'],
    ['another row that is not there', missing('question'), null],
    ['a byte that no text can hold', { code: '22021' }, 'unstorable-text'],
    ['a duplicate', { code: '23505' }, null],
  ])('%s', (_, error, fault) => {
    expect(databaseFault(error)).toBe(fault);
  });
});

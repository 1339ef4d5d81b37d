import { describe, expect, it } from '@jest/globals';
import { formatSecretToken, parseSecretToken } from './secret-token.js';

const parts = {
  id: '019cadc6-9a80-78a6-866c-61b24ab42a2a',
  secret: 'abcDEF-_0123456789'.padEnd(43, 'x'),
};
const token = formatSecretToken('rhs', parts);

describe('secret tokens', () => {
  it('have one form', () => {
    expect(token).toMatch(
      /^rhs_019cadc69a8078a6866c61b24ab42a2a_abcDEF-_0123456789x{25}_[0-9a-f]{8}$/u,
    );
    expect(parseSecretToken('rhs', token)).toEqual(parts);
  });

  it.each([
    ['a wrong prefix', token.replace('rhs_', 'rhx_')],
    ['one mistyped character', token.replace('abcD', 'abcE')],
    ['two swapped characters', token.replace('abcD', 'bacD')],
    ['a missing end', token.slice(0, -1)],
    ['something behind', `${token}0`],
    ['nothing', ''],
  ])('with %s are no tokens', (_, text) => {
    expect(parseSecretToken('rhs', text)).toBeNull();
  });

  it('of one kind are none of another', () => {
    expect(parseSecretToken('rhr', token)).toBeNull();
  });
});

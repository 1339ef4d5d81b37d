import { describe, expect, it } from '@jest/globals';
import { readForeignId, toForeignId } from './foreign-id.js';

describe('readForeignId', () => {
  it.each([
    ['q-17', { externalId: 'q-17', slug: null }],
    ['slug.q-17', { externalId: null, slug: 'q-17' }],
    ['slug.Q 17', { externalId: 'slug.Q 17', slug: null }],
    ['slug.', { externalId: 'slug.', slug: null }],
  ])('%s', (id, name) => {
    expect(readForeignId(id)).toEqual(name);
  });

  it('undoes toForeignId', () => {
    expect(readForeignId(toForeignId('', 'a-b'))).toEqual({ externalId: null, slug: 'a-b' });
    expect(readForeignId(toForeignId('7', 'a-b'))).toEqual({ externalId: '7', slug: null });
  });
});

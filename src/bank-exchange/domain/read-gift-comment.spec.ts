import { describe, expect, it } from '@jest/globals';
import { escapeGiftToken, readGiftComment } from './read-gift-comment.js';

describe('readGiftComment', () => {
  it('finds the id and the tags', () => {
    expect(
      readGiftComment('question: 12  name: x [id:q-1] [tag:Cloud Storage]\n[tags:a, b,]'),
    ).toEqual({
      externalId: 'q-1',
      tags: ['Cloud Storage', 'a', 'b'],
    });
  });

  it('takes the first id, and nothing of what is never closed', () => {
    expect(readGiftComment('[x] [id:] [id:a] [id:b] [tag:c')).toEqual({
      externalId: 'a',
      tags: [],
    });
  });

  it.each(['a]b', '[a]', 'a\\b', ']'])('reads %s as it was written', (id) => {
    expect(readGiftComment(`[id:${escapeGiftToken(id)}]`).externalId).toBe(id);
  });
});

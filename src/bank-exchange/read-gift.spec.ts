import { describe, expect, it } from '@jest/globals';
import { readGift } from './read-gift.js';

const file = `// question: 0  name: Switch category to Storage
$CATEGORY: $course$/top/Storage

// question: 12  name: Photo store [id:q-17] [tag:Cloud Storage]
::Photo store\\: v2::[markdown]Design a *photo* store.{####- Buckets
- Hashes}

Tell me about \\{braces\\}
and =signs. {}

::Pick:: Which? {=a ~b}
No answer here

Broken {`;

describe('readGift', () => {
  const parts = readGift(Buffer.from(file));

  it('takes essays with all that they say, and nothing more', () => {
    expect(parts[1]).toEqual({
      kind: 'question',
      line: 5,
      externalId: 'q-17',
      document: {
        title: 'Photo store: v2',
        topics: ['cloud-storage'],
        prompt: 'Design a *photo* store.',
        outline: ['Buckets', 'Hashes'],
      },
      attachments: [],
      problems: [],
    });
  });

  it('names an essay without a title by its text', () => {
    expect(parts[2]).toMatchObject({
      line: 8,
      externalId: expect.stringMatching(/^title-[\da-f]{24}$/u),
      document: {
        title: 'Tell me about {braces} and =signs.',
        prompt: expect.stringContaining('{braces}'),
      },
    });
  });

  it('leaves out categories and other types, with the line of each', () => {
    expect(parts[0]).toMatchObject({ kind: 'skipped', line: 2, code: 'category' });
    expect(parts[3]).toMatchObject({ kind: 'skipped', line: 11, code: 'other-question-type' });
    expect(parts[3]).toMatchObject({ detail: expect.stringContaining('multichoice') });
  });

  it('tells of an answer that never ends', () => {
    expect(parts[4]).toMatchObject({ line: 14, problems: [{ code: 'unclosed-answer' }] });
    expect(parts).toHaveLength(5);
  });

  it('refuses a file without a question', () => {
    expect(() => readGift(Buffer.from('// nothing\n$CATEGORY: a'))).toThrow(/no question/u);
  });
});

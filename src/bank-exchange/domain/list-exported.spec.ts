import { describe, expect, it } from '@jest/globals';
import { listExported } from './list-exported.js';

const listed = (id: string, position: number) => ({
  questionId: id,
  slug: id,
  externalId: null,
  revisionId: `revision of ${id}`,
  position,
});
const drafted = (id: string, position: number | null) => ({
  questionId: id,
  slug: `${id}-drafted`,
  externalId: null,
  position,
  contentHash: '',
  version: 1,
});
const told = (...args: Parameters<typeof listExported>): string[] =>
  listExported(...args).map(({ slug, revisionId }) => `${slug} ${revisionId ?? 'draft'}`);

describe('listExported', () => {
  it('keeps the order of the release', () => {
    expect(told([listed('b', 0), listed('a', 1)], [])).toEqual([
      'b revision of b',
      'a revision of a',
    ]);
  });

  it('puts drafts in place of their questions, new ones where they are to be, the others last', () => {
    const release = [listed('a', 0), listed('b', 1), listed('c', 2)];
    const drafts = [drafted('z', null), drafted('y', 1), drafted('b', null), drafted('a', 5)];
    expect(told(release, drafts)).toEqual([
      'b-drafted draft',
      'y-drafted draft',
      'c revision of c',
      'a-drafted draft',
      'z-drafted draft',
    ]);
  });
});

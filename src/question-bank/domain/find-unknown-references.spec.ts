import { describe, expect, it } from '@jest/globals';
import { findUnknownReferences } from './find-unknown-references.js';

const known = {
  topics: new Set(['t1', 't2']),
  skills: new Set(['s1']),
  sources: new Set(['paper']),
};

describe('findUnknownReferences', () => {
  it('finds nothing when all names are known', () => {
    const question = { topics: ['t2', 't1'], skills: ['s1'], sources: ['paper'] };
    expect(findUnknownReferences(question, known)).toEqual([]);
  });

  it('says where each unknown name stands, and does not mix up the lists', () => {
    const question = { topics: ['t1', 's1'], skills: ['t1'], sources: ['paper', 'book'] };
    expect(findUnknownReferences(question, known)).toEqual([
      '/topics/1',
      '/skills/0',
      '/sources/1',
    ]);
  });
});

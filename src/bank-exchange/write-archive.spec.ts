import { describe, expect, it } from '@jest/globals';
import { archiveOf } from '../../test/support/hostile-xml-files.js';
import { readArchive } from './read-archive.js';
import { ArchiveWriter } from './write-archive.js';

const limits = { wanted: () => true, mostEntries: 10, mostBytes: 10_000, mostRatio: 100 };

describe('ArchiveWriter', () => {
  it('writes what any reader of zip files reads', async () => {
    const files = { 'a.xml': '<a>é</a>', 'items/b': 'PK\u0003\u0004', empty: '' };
    const read = await readArchive(archiveOf(files), limits);
    expect([...read].map(([name, content]) => [name, content.toString()])).toEqual(
      Object.entries(files),
    );
  });

  it('gives equal bytes for equal files', () => {
    expect(archiveOf({ a: 'x' }).equals(archiveOf({ a: 'x' }))).toBe(true);
  });

  it('refuses more entries than its form can count', () => {
    const archive = new ArchiveWriter();
    for (let count = 0; count < 65_534; count += 1) archive.add('a', Buffer.alloc(0));
    expect(() => archive.add('a', Buffer.alloc(0))).toThrow(RangeError);
  });
});

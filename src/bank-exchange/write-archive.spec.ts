import { describe, expect, it } from '@jest/globals';
import { readArchive } from './read-archive.js';
import { writeArchive } from './write-archive.js';

const limits = { wanted: () => true, mostEntries: 10, mostBytes: 10_000, mostRatio: 100 };

describe('writeArchive', () => {
  it('writes what any reader of zip files reads', async () => {
    const files = [
      { name: 'a.xml', content: Buffer.from('<a>é</a>') },
      { name: 'items/b.bin', content: Buffer.from([0, 255, 80, 75]) },
      { name: 'empty', content: Buffer.alloc(0) },
    ];
    const read = await readArchive(writeArchive(files), limits);
    expect([...read]).toEqual(files.map(({ name, content }) => [name, content]));
  });

  it('gives equal bytes for equal files', () => {
    const files = [{ name: 'a', content: Buffer.from('x') }];
    expect(writeArchive(files).equals(writeArchive(files))).toBe(true);
  });

  it('refuses more entries than its form can count', () => {
    const files = Array.from({ length: 65_535 }, (_, index) => ({
      name: String(index),
      content: Buffer.alloc(0),
    }));
    expect(() => writeArchive(files)).toThrow(RangeError);
  });
});

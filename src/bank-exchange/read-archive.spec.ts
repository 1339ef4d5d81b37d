import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipFile, type ZipEntry } from '../../test/support/zip-file.js';
import { AppError } from '../kernel/app-error.js';
import { readArchive, type ArchiveLimits } from './read-archive.js';

const limits: ArchiveLimits = {
  wanted: (name) => !name.endsWith('.png'),
  mostEntries: 5,
  mostBytes: 4 * 1024 * 1024,
  mostRatio: 100,
};
const text = 'A line that is said again and again.\n'.repeat(50);
const mebibyte = 1024 * 1024;

async function faultOf(bytes: Buffer, changes: Partial<ArchiveLimits> = {}): Promise<unknown> {
  try {
    const files = await readArchive(bytes, { ...limits, ...changes });
    return [...files.keys()];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.particulars.errors?.[0]?.code;
  }
}

const one = (entry: Partial<ZipEntry>): Buffer =>
  zipFile([{ name: 'a.txt', content: text, ...entry }]);

describe('an archive', () => {
  it('is unpacked as far as it is wanted', async () => {
    const bytes = zipFile([
      { name: 'folder/', content: '', mode: 0o040755 },
      { name: 'folder/b.txt', content: text, deflate: true },
      { name: 'a.png', content: 'no picture' },
      { name: 'Größe.txt', content: 'stored' },
      { name: 'empty.txt', content: '' },
    ]);
    const files = await readArchive(bytes, limits);
    expect([...files].map(([name, content]) => [name, content.toString()])).toEqual([
      ['folder/b.txt', text],
      ['Größe.txt', 'stored'],
      ['empty.txt', ''],
    ]);
  });

  it('may be packed well as long as it is small', async () => {
    const zeros = Buffer.alloc(mebibyte);
    expect(await faultOf(one({ content: zeros, deflate: true }))).toEqual(['a.txt']);
    const more = Buffer.alloc(mebibyte + 1);
    expect(await faultOf(one({ content: more, deflate: true }))).toBe('compressed-too-well');
    expect(await faultOf(one({ content: more, deflate: true }), { mostRatio: 2000 })).toEqual([
      'a.txt',
    ]);
  });

  it('is bounded in all that it unpacks to', async () => {
    const noise = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * index) % 251));
    const both = zipFile([
      { name: 'a', content: noise, deflate: true },
      { name: 'b', content: noise },
    ]);
    expect(await faultOf(both, { mostBytes: 18_000 })).toEqual(['a', 'b']);
    expect(await faultOf(both, { mostBytes: 17_999 })).toBe('too-large');
    expect(await faultOf(both, { mostBytes: 9000 })).toBe('too-large');
    expect(await faultOf(both, { mostBytes: 8999 })).toBe('too-large');
    expect(await faultOf(both, { mostBytes: 9000, wanted: (name) => name === 'a' })).toEqual(['a']);
  });

  it('has no more entries than allowed', async () => {
    const entries = ['a', 'b', 'c'].map((name) => ({ name, content: name }));
    expect(await faultOf(zipFile(entries), { mostEntries: 3 })).toEqual(['a', 'b', 'c']);
    expect(await faultOf(zipFile(entries), { mostEntries: 2 })).toBe('too-many-entries');
  });

  const overlapping = zipFile([
    { name: 'a', content: text },
    { name: 'a', content: text, at: 0 },
  ]);
  overlapping[overlapping.length - 22 - 1] = 0x61;

  it.each<[string, Buffer, string]>([
    ['a path that climbs', one({ name: '../a.txt' }), 'unsafe-path'],
    ['a path that climbs where nothing is wanted', one({ name: '../a.png' }), 'unsafe-path'],
    ['an absolute path', one({ name: '/etc/a.txt' }), 'unsafe-path'],
    ['a path of Windows', one({ name: 'c:\\a.txt' }), 'unsafe-path'],
    ['a very long name', one({ name: 'a'.repeat(501) }), 'unsafe-path'],
    ['a link', one({ mode: 0o120777, content: '/etc/passwd' }), 'unsafe-path'],
    ['a device', one({ mode: 0o020666 }), 'unsafe-path'],
    ['an encrypted entry', one({ flags: 0x0001 }), 'encrypted'],
    ['a strongly encrypted entry', one({ flags: 0x0041 }), 'encrypted'],
    ['an entry encrypted with AES', one({ method: 99 }), 'encrypted'],
    ['an unknown way of packing', one({ method: 12 }), 'malformed'],
    ['a size that is too small', one({ deflate: true, claimedSize: 10 }), 'malformed'],
    ['a size that is too large', one({ claimedSize: 2 ** 31 }), 'malformed'],
    ['a wrong checksum', one({ claimedCrc: 7 }), 'malformed'],
    ['packed bytes that are none', one({ method: 8 }), 'malformed'],
    ['another name before its content', one({ localName: 'b.txt' }), 'malformed'],
    ['fewer entries than counted', zipFile([], { claimedCount: 1 }), 'not-this-format'],
    [
      'fewer entries than counted after one',
      zipFile([{ name: 'a', content: 'a' }], { claimedCount: 2 }),
      'malformed',
    ],
    [
      'more entries than counted',
      zipFile(
        [
          { name: 'a', content: 'a' },
          { name: 'b', content: 'b' },
        ],
        { claimedCount: 1 },
      ),
      'malformed',
    ],
    [
      'two entries of one name',
      zipFile([
        { name: 'a', content: 'a' },
        { name: 'a', content: 'b' },
      ]),
      'malformed',
    ],
    ['two entries in one place', overlapping, 'malformed'],
    ['the end cut off', one({}).subarray(0, -30), 'malformed'],
    ['the beginning cut off', one({}).subarray(30), 'not-this-format'],
    ['no bytes', Buffer.alloc(0), 'not-this-format'],
    ['no archive', Buffer.from(text), 'not-this-format'],
  ])('is refused for %s', async (_, bytes, code) => {
    expect(await faultOf(bytes)).toBe(code);
  });

  it('is read or refused whatever byte is changed', async () => {
    const sound = zipFile([
      { name: 'a', content: text, deflate: true },
      { name: 'b', content: 'stored' },
    ]);
    const place = fc.nat(sound.length - 1);
    const change = fc.tuple(place, fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        const outcome = await faultOf(bytes);
        expect(Array.isArray(outcome) || typeof outcome === 'string').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

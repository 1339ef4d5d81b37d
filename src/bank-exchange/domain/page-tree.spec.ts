import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pageTree } from './page-tree.js';

/** Pages of 512 bytes; an interior page is told by its children, a leaf by null. */
function pages(...tree: (readonly number[] | null)[]): Uint8Array {
  const file = Buffer.alloc(512 * tree.length);
  file.writeUInt16BE(512, 16);
  for (const [index, children] of tree.entries()) {
    const start = index * 512;
    const at = start + (index === 0 ? 100 : 0);
    file.writeUInt8(children === null ? 0x0d : 0x05, at);
    if (children === null) continue;
    file.writeUInt16BE(children.length - 1, at + 3);
    file.writeUInt32BE(children.at(-1) ?? 0, at + 8);
    for (const [cell, child] of children.slice(0, -1).entries()) {
      file.writeUInt16BE(500 - 4 * cell, at + 12 + 2 * cell);
      file.writeUInt32BE(child, start + 500 - 4 * cell);
    }
  }
  return file;
}

/** The pages in their order, or what is wrong with them. */
function told(file: Uint8Array, root: number): number[] | string {
  const tree = pageTree(file, root);
  return tree.kind === 'sound' ? [...tree.pages].toSorted((a, b) => a - b) : tree.detail;
}

describe('the pages of a database', () => {
  it('are sound where each is reached once', () => {
    expect(told(pages(null), 1)).toEqual([1]);
    expect(told(pages([2, 3], null, [4, 5], null, null), 1)).toEqual([1, 2, 3, 4, 5]);
    expect(told(pages(null, [3], null), 2)).toEqual([2, 3]);
  });

  it.each<[string, Uint8Array, string]>([
    ['two ways to one page', pages([2, 2], null), 'lead to each other'],
    ['a circle', pages([2], [1]), 'lead to each other'],
    ['a page that is missing', pages([2, 3], null), 'missing'],
    ['page 0', pages([0]), 'missing'],
    ['a page of no type', pages([2], null).fill(7, 512, 513), 'broken'],
    ['more cells than fit', pages([2], null).fill(0xff, 103, 105), 'broken'],
    ['no bytes', new Uint8Array(), 'size'],
    ['pages of 513 bytes', pages(null).fill(1, 17, 18), 'size'],
  ])('are at fault for %s', (_, file, fault) => {
    expect(told(file, 1)).toContain(fault);
  });

  it('are sound as SQLite writes them, and sound or not whatever byte is changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-pages-'));
    const path = join(folder, 'database');
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA page_size = 512; CREATE TABLE t (a TEXT); INSERT INTO t
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      SELECT 'row ' || i FROM n`);
    const { root } = database.prepare('SELECT rootpage AS root FROM sqlite_master').get() ?? {};
    database.close();
    const file = readFileSync(path);
    rmSync(folder, { recursive: true });
    expect(told(file, 1)).toEqual([1]);
    expect(pageTree(file, 1)).toMatchObject({ rows: 1 });
    expect(told(file, Number(root)).length).toBeGreaterThan(40);
    expect(pageTree(file, Number(root))).toMatchObject({ rows: 2000 });
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const changed = Uint8Array.from(file);
        for (const [at, value] of changes) changed[at] = value;
        expect(told(changed, Number(root)).length).toBeGreaterThan(0);
      }),
    );
  });
});

import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { legacyCollection } from '../../test/support/anki-package.js';
import { withDatabase, type Column } from './with-database.js';

const guid: Column = { name: 'guid', type: 'text', most: 10 };
const id: Column = { name: 'id', type: 'integer', most: 8 };
const bytes = legacyCollection({
  notes: ['a', 'b'].map((name) => ({ guid: name, fields: ['x'] })),
});

const leftBehind = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('rehearse-anki-'));

describe('a database that was sent', () => {
  it('is read row by row, from a file that has no name any more', () => {
    const rows = withDatabase(bytes, (database) => {
      expect(leftBehind()).toEqual([]);
      expect([database.hasTable('notes'), database.hasTable('notetypes')]).toEqual([true, false]);
      return [...database.scan('notes', [id, guid])];
    });
    expect(rows).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(leftBehind()).toEqual([]);
  });

  it.each<[string, string, Column, string]>([
    ['a table that is not there', 'nothing', id, 'malformed'],
    ['what SQLite keeps for itself', 'sqlite_master', id, 'malformed'],
    ['a column that is not there', 'notes', { ...id, name: 'rowid' }, 'malformed'],
    ['a column of another type', 'notes', { ...guid, type: 'blob' }, 'malformed'],
    ['a longer text', 'notes', { ...guid, most: 0 }, 'too-large'],
  ])('does not give %s', (_, table, column, code) => {
    const read = (): unknown => withDatabase(bytes, (sent) => [...sent.scan(table, [column])]);
    expect(read).toThrow(expect.objectContaining({ code: 'validation-failed' }));
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ particulars: { errors: [{ code }] } });
    }
    expect(leftBehind()).toEqual([]);
  });

  it('lets the fault of the reader through as it is', () => {
    const fault = new TypeError('of the reader');
    const read = (): never =>
      withDatabase(bytes, () => {
        throw fault;
      });
    expect(read).toThrow(fault);
  });

  it('cuts a long text where that is allowed', () => {
    const cut = { ...guid, most: 0, isCut: true };
    expect(withDatabase(bytes, (sent) => [...sent.scan('notes', [cut])])).toEqual([[null], [null]]);
  });
});

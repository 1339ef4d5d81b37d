import { describe, expect, it } from '@jest/globals';
import { legacyNoteTypes } from './legacy-note-types.js';

describe('note types in JSON', () => {
  it('have fields in their order', () => {
    const models = {
      '12': { name: 'Basic', sortf: 1, flds: [{ name: 'Front', ord: 0 }, { name: 'Back' }] },
    };
    const basic = { name: 'Basic', fields: ['Front', 'Back'], sortField: 1 };
    expect([...legacyNoteTypes(models)]).toEqual([['12', basic]]);
  });

  it.each([null, 7, [], 'x', { a: null, b: 3 }])('are none in %p', (models) => {
    expect(legacyNoteTypes(models).size).toBe(0);
  });

  it('have empty names where those are missing', () => {
    const nameless = { name: '', fields: ['', ''], sortField: 0 };
    expect(legacyNoteTypes({ a: { flds: [1, {}], sortf: 'x' } }).get('a')).toEqual(nameless);
  });
});

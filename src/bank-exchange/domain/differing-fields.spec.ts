import { describe, expect, it } from '@jest/globals';
import { differingFields } from './differing-fields.js';

const stored = { title: 'A', outline: ['one', 'two'], scope: { senior: 's', staff: 't' } };

describe('differingFields', () => {
  it('names what is changed, new, and gone', () => {
    const incoming = { hints: ['h'], title: 'B', outline: ['one', 'two'] };
    expect(differingFields(stored, incoming, { isWhole: true })).toEqual([
      'hints',
      'title',
      'scope',
    ]);
    expect(differingFields(stored, incoming, { isWhole: false })).toEqual(['hints', 'title']);
  });

  it('looks into lists and objects, whatever the order of their keys', () => {
    const same = { scope: { staff: 't', senior: 's' }, outline: ['one', 'two'], title: 'A' };
    expect(differingFields(stored, same, { isWhole: true })).toEqual([]);
    const other = { ...same, outline: ['two', 'one'], scope: { senior: 's' } };
    expect(differingFields(stored, other, { isWhole: true })).toEqual(['scope', 'outline']);
    expect(differingFields({ a: [] }, { a: {} }, { isWhole: true })).toEqual(['a']);
    expect(differingFields({ a: { b: 1 } }, { a: { c: 1 } }, { isWhole: true })).toEqual(['a']);
  });
});

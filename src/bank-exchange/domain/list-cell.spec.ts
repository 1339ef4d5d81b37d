import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { awkwardTexts } from '../../../test/support/any-question.js';
import { lineForms, readListCell, writeListCell } from './list-cell.js';

const text = fc.oneof(fc.constantFrom(...awkwardTexts), fc.string());

describe('writeListCell', () => {
  it.each([
    [['One.', 'Two.'], 'One.\nTwo.'],
    [[], ''],
    [['one\ntwo'], '["one\\ntwo"]'],
    [[' blank before'], '[" blank before"]'],
    [['["json"]'], '["[\\"json\\"]"]'],
    [[''], '[""]'],
  ])('writes %j as %j', (items, cell) => {
    expect(writeListCell(items, lineForms.text)).toBe(cell);
  });

  it('writes questions and probes as people would', () => {
    const asked = [{ ask: 'How many?', default: 'Ten => or so.' }];
    expect(writeListCell(asked, lineForms.clarification)).toBe('How many? => Ten => or so.');
    const probe = [{ kind: 'stress', text: 'And: more?' }];
    expect(writeListCell(probe, lineForms.probe)).toBe('stress: And: more?');
    const odd = [{ ask: 'a => b', default: 'c' }];
    expect(writeListCell(odd, lineForms.clarification)).toBe(JSON.stringify(odd));
  });

  it.each([
    ['text', fc.array(text)],
    ['clarification', fc.array(fc.record({ ask: text, default: text }))],
    ['probe', fc.array(fc.record({ kind: text, text }))],
  ] as const)('is undone by readListCell for any list of a %s', (name, lists) => {
    const form = lineForms[name];
    fc.assert(
      fc.property(lists as fc.Arbitrary<unknown[]>, (items) => {
        const back = readListCell(writeListCell(items, form), form);
        expect(back).toEqual({ items, problems: [] });
      }),
    );
  });
});

describe('readListCell', () => {
  it('takes lines however they end, without blanks around them', () => {
    expect(readListCell(' one \r\n\r\ntwo\rthree\n', lineForms.text).items).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('says which line lacks its sign', () => {
    const { problems } = readListCell('a => b\nno answer', lineForms.clarification);
    expect(problems).toEqual([
      { pointer: '/1', code: 'wrong-line', detail: 'must look like question => answer' },
    ]);
  });
});

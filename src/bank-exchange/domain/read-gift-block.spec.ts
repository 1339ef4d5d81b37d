import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeGift, unescapeGift } from './gift-escapes.js';
import { readGiftBlock } from './read-gift-block.js';

describe('readGiftBlock', () => {
  it('reads an essay with title, format and general feedback', () => {
    expect(
      readGiftBlock('::A \\:\\: B:: [markdown]*Why* \\{x\\}?{####[html]<p>So\\#.</p>}'),
    ).toEqual({
      type: 'essay',
      title: 'A :: B',
      prompt: { format: 'markdown', text: '*Why* {x}?' },
      feedback: { format: 'html', text: '<p>So#.</p>' },
    });
  });

  it('reads an essay with nothing but its text', () => {
    expect(readGiftBlock('Tell\nme { }')).toEqual({
      type: 'essay',
      title: null,
      prompt: { format: 'moodle', text: 'Tell\nme' },
      feedback: null,
    });
  });

  it('shows a blank where text follows the answer', () => {
    expect(readGiftBlock('Tell {} me').prompt.text).toBe('Tell _____ me');
  });

  it('takes feedback in the format of the question where it names none', () => {
    expect(readGiftBlock('[plain]a{#### - b}').feedback).toEqual({ format: 'plain', text: '- b' });
  });

  it.each([
    ['no braces at all', 'description'],
    ['a { b', 'unclosed'],
    ['a {\\}', 'unclosed'],
    ['a {#3:1}', 'numerical'],
    ['a {T}', 'truefalse'],
    ['a {FALSE#no}', 'truefalse'],
    ['a {=x ~y}', 'multichoice'],
    ['a {=x =y}', 'shortanswer'],
    ['a {=x -> y =z -> w}', 'matching'],
    ['a {=x ####why}', 'shortanswer'],
    ['a {####why}', 'essay'],
    ['a \\{ b {}', 'essay'],
  ])('%s: %s', (block, type) => {
    expect(readGiftBlock(block).type).toBe(type);
  });

  it('reads nothing in a text that is escaped', () => {
    fc.assert(
      fc.property(awkward, awkward, (title, text) => {
        const question = readGiftBlock(`::${escapeGift(title)}::[html]${escapeGift(text)}{}`);
        expect(question.type).toBe('essay');
        expect(question.title ?? '').toBe(title.trim());
        expect(question.prompt.text.trim()).toBe(text.trim());
      }),
    );
  });
});

describe('escapeGift', () => {
  it('is undone by unescapeGift', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(unescapeGift(escapeGift(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['\\n', '\n'],
    ['\\\\n', '\\n'],
    ['C:\\dir', 'C:\\dir'],
    ['\\~\\=\\#\\{\\}\\:', '~=#{}:'],
  ])('reads %j as %j', (source, text) => {
    expect(unescapeGift(source)).toBe(text);
  });
});

const awkward = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\\',
    '{',
    '}',
    '=',
    '~',
    '#',
    ':',
    '[',
    ']',
    'n',
    '->',
    '😀',
    '/',
  ),
});

import { describe, expect, it } from '@jest/globals';
import { splitCloze } from './split-cloze.js';

describe('a text with gaps', () => {
  it.each([
    ['{{c1::Paris}} is here.', '[…] is here.', ['Paris']],
    ['{{c1::Paris::capital}} and {{c12::Rome}}', '[…] (capital) and […]', ['Paris', 'Rome']],
    ['{{c1::a}} {{c2::a}} {{c1::b}}', '[…] […] […]', ['a', 'b']],
    ['{{c1::a {{c2::b::hint}} c}} d', '[…] d', ['a b c']],
    ['a }} {{c1::b}} }}', 'a }} […] }}', ['b']],
    ['{{c1::a}} {{c2::b', '[…] {{c2::b', ['a']],
    ['{{c1::<b>a</b>}}', '[…]', ['<b>a</b>']],
    ['{{c1::a}} {{c2::b::c {{c3::d', '[…] {{c2::b::c {{c3::d', ['a']],
    ['{{c1::a::b::c}}', '[…] (b::c)', ['a']],
    [`${'{{c1::a'.repeat(8)}${'}}'.repeat(8)}`, '[…]', ['aaaaaaaa']],
  ])('%p asks %p', (html, prompt, answers) => {
    expect(splitCloze(html)).toEqual({ prompt, answers });
  });

  it.each([
    '',
    'a {{b}} c',
    '{{c1::a',
    '{{c::a}}',
    '{{c1::a '.repeat(20_000),
    `${'{{c1::a'.repeat(9)}${'}}'.repeat(9)}`,
  ])('is not %p', (html) => {
    expect(splitCloze(html)).toBeNull();
  });
});

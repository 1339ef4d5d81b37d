import { describe, expect, it } from '@jest/globals';
import { orderWords } from './order-words.js';

const [one, two, three] = ['אחת', 'שתיים', 'שלוש'];

describe('the order of words on paper', () => {
  it.each([
    ['left to right stays', 'a 1 b', 'a 1 b'],
    ['right to left turns', `${one} ${two} ${three}`, `${three} ${two} ${one}`],
    ['a part of a line turns in its place', `a ${one} ${two} b`, `a ${two} ${one} b`],
    ['a part that stays stands in a line that turns', `${one} a b ${two}`, `${two} a b ${one}`],
    ['figures go with their neighbours', `a ${one} 2 ${two} 3`, `a ${two} 2 ${one} 3`],
    ['Arabic is such a script', 'أ ب', 'ب أ'],
    ['nothing is nothing', '', ''],
  ])('%s', (_, line, ordered) => {
    expect(orderWords(line)).toBe(ordered);
  });
});

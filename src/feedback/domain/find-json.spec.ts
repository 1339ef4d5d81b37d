import { describe, expect, it } from '@jest/globals';
import { findJson } from './find-json.js';

const json = '{"a": "</think> ``` } {", "b": {}}';

describe('findJson', () => {
  it.each([
    ['alone', json],
    ['with space around it', `\n ${json}\n`],
    ['after thinking', `<think>Is {"a": 1} right?</think>\n${json}`],
    ['after thinking whose beginning is missing', `Well, {…\n</think>${json}`],
    ['after other names of thinking', `<thinking>hm</thinking><reasoning/>${json}`],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    [
      'in a fence without a language, between sentences',
      `Here {it} is:\n\`\`\`\n${json}\n\`\`\`\nBye`,
    ],
    ['between sentences', `Here it is: ${json} I hope that helps.`],
    ['in a fence that never ends', `\`\`\`json\n${json}`],
  ])('finds an object %s', (_, content) => {
    expect(findJson(content)).toBe(json);
  });

  it.each(['', 'I cannot do that.', '[]', '} {', '<think>{"a": 1}</think>'])(
    'finds none in %j',
    (content) => {
      expect(findJson(content)).toBeNull();
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { rubricHeading, splitOutline } from './split-outline.js';

describe('splitOutline', () => {
  it.each([
    ['items of lists', '- a\n* b\n+ c\n1. d\n2) e\n• f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['paragraphs', 'One\ntwo\n\nThree', ['One\ntwo', 'Three']],
    ['a list after a paragraph', 'Say:\n- a\n- b\n\nAnd c', ['Say:', 'a', 'b', 'And c']],
    [
      'what is indented below an item',
      '-   a\n\n    more\n    - b\n-   c',
      ['a\n\nmore\n- b', 'c'],
    ],
    ['a lazy line of an item', '- a\nb\n- c', ['a\nb', 'c']],
    ['headings and rules as divisions', '# A\n- a\n## B\nb\n---\nc', ['a', 'b', 'c']],
    [
      'code as a part of its point',
      '- a\n  ```\n  - x\n\n  # y\n  ```\n- b',
      ['a\n```\n- x\n\n# y\n```', 'b'],
    ],
    [
      'numbers that begin no item',
      '3.5 s is too long\n2024 was dry',
      ['3.5 s is too long\n2024 was dry'],
    ],
    ['tabs', '-\ta\n\tb', ['a\n  b']],
    ['nothing', ' \n\n- \n', []],
  ])('%s', (_, markdown, points) => {
    expect(splitOutline(markdown)).toEqual(points);
  });

  it('ends where the rubric begins', () => {
    expect(splitOutline(`- a\n\n### ${rubricHeading}\n\n- b`)).toEqual(['a']);
    expect(splitOutline(`\`\`\`\n# ${rubricHeading}\n\`\`\``)).toHaveLength(1);
  });
});

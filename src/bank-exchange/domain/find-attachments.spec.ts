import { describe, expect, it } from '@jest/globals';
import { findAttachments } from './find-attachments.js';

describe('findAttachments', () => {
  it.each([
    ['![a plan](plan.png "title") and [notes](notes/a.pdf#page=2)', ['plan.png', 'notes/a.pdf']],
    ['![](<with.png>) ![](../up.svg?v=2)', ['with.png', '../up.svg']],
    ['[a]: local.txt\n[b]: https://example.org/x.png', ['local.txt']],
    ['<img alt="x" src="one.gif"> <a href=two.html>', ['one.gif', 'two.html']],
    ['[a](https://x.org/a.png) [b](//x.org) [c](#part) [d](mailto:a@b.c) [e](data:text,x)', []],
    ['`[a](b.png)` and\n```\n![](c.png)\n```\n', []],
    ['a[i](x) is a call', ['x']],
    ['no [link] at all', []],
  ])('finds in %j', (text, names) => {
    expect(findAttachments({ prompt: text })).toEqual(names);
  });

  it('looks into every text, and names each file once', () => {
    const document = {
      outline: ['![](a.png)', '![](b.png)'],
      rubric: [{ levels: ['![](a.png)'] }],
    };
    expect(findAttachments(document)).toEqual(['a.png', 'b.png']);
  });

  it.each(['](', '[a](', '<img ', '<img src=', '[', '`', '```', '[a]: ', '<a href'])(
    'is done with %j, however often it comes, at once',
    (part) => {
      const begin = performance.now();
      findAttachments({ prompt: part.repeat(200_000 / part.length) });
      expect(performance.now() - begin).toBeLessThan(1000);
    },
  );
});

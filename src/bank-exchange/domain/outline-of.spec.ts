import { describe, expect, it } from '@jest/globals';
import { htmlToOutline } from '../html-to-markdown.js';

function pointsOf(html: string): readonly string[] {
  const reading = htmlToOutline(html);
  return reading.kind === 'read' ? reading.points : [reading.code];
}

const items = (count: number, text = 'point'): string =>
  Array.from({ length: count }, (_, index) => `<li>${text} ${index + 1}</li>`).join('');

describe('the outline of an answer', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['a line', 'Paris', ['Paris']],
    ['paragraphs', '<p>a</p><p>b</p>c', ['a', 'b', 'c']],
    ['a list', '<ul><li>a<li>b</ul>', ['a', 'b']],
    ['a list between paragraphs', '<p>a<ul><li>b</ul>c', ['a', 'b', 'c']],
    ['a list that is led to', 'Stores:<ul><li>a<li>b</ul>', ['Stores: a', 'Stores: b']],
    [
      'lists in lists',
      '<ul><li>a<ul><li>b<li>c:<ol><li>d</ol></ul><li>e</ul>',
      ['a: b', 'a: c: d', 'e'],
    ],
    ['an item of several paragraphs', '<ul><li>a<p>b</p></ul>', ['a\n\nb']],
    [
      'headings, each once',
      '<h2>One</h2><h3>Two</h3><ul><li>a<li>b</ul><h3>Three</h3>c<h2>Four</h2>d',
      ['One: Two: a', 'Two: b', 'Three: c', 'Four: d'],
    ],
    [
      'headings above nothing',
      '<h2>One</h2><h2>Two</h2>a<h3>Three</h3>',
      ['One', 'Two: a', 'Two: Three'],
    ],
    ['a listing', 'Run:<pre>ls</pre>', ['Run:\n\n```\nls\n```']],
    ['a table', '<table><tr><td>a<td>b<tr><td>c<td></table>', ['a | b', 'c']],
    ['a bold lead', '<b>Costs:</b><ul><li>a</ul>', ['**Costs**: a']],
  ])('is made of %s', (_, html, points) => {
    expect(pointsOf(html)).toEqual(points);
  });

  it('keeps 40 points apart, and beyond them the lists below items whole', () => {
    expect(pointsOf(`<ul>${items(39)}<li>a<ul><li>b</ul></ul>`)).toHaveLength(40);
    const points = pointsOf(`<ul>${items(38)}<li>a<ul><li>b<li>c<li>d</ul></ul>`);
    expect(points).toHaveLength(39);
    expect(points.at(-1)).toBe('a\n\n- b\n- c\n- d');
  });

  it('puts together what stands under a heading where that is needed', () => {
    const points = pointsOf(`<h2>One</h2><ol>${items(30)}</ol><h2>Two</h2>${items(30, 'other')}`);
    expect(points).toHaveLength(2);
    expect(points[0]).toMatch(/^One:\n\n1\. point 1\n2\. point 2\n[^]*\n30\. point 30$/u);
    expect(points[1]).toMatch(/^Two:\n\n- other 1\n/u);
  });

  it('puts neighbours together where headings are too many', () => {
    const many = (count: number, text: string): string =>
      Array.from({ length: count }, (_, index) => `<h2>H${index}</h2>${text}`).join('');
    const points = pointsOf(many(100, 'text'));
    expect(points).toHaveLength(40);
    expect(points.join('\n\n').split('\n\n')).toHaveLength(100);
    expect(pointsOf(many(100, 'x'.repeat(1500)))).toHaveLength(100);
  });

  it('cuts a long listing at its empty lines', () => {
    const part = `${'x'.repeat(99)}\n`.repeat(12);
    const points = pointsOf(`Run:<pre>${part}\n${part}\n${part}</pre>`);
    const fenced = ['```', part.trim(), '```'].join('\n');
    expect(points).toEqual(Array(3).fill(`Run:\n\n${fenced}`));
  });
});

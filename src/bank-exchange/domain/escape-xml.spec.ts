import { describe, expect, it } from '@jest/globals';
import { escapeXml, toCdata } from './escape-xml.js';
import { xmlToHtml } from './xml-to-html.js';
import type { XmlElement } from './xml-element.js';

describe('escapeXml', () => {
  it('escapes what means something and replaces what may not be there', () => {
    expect(escapeXml(`<a b="c" d='e'>&\r\n\u0000\uD800\u001B`)).toBe(
      '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\n\uFFFD\uFFFD\uFFFD',
    );
  });
});

describe('toCdata', () => {
  it('divides what would end it', () => {
    expect(toCdata('a]]>b]]]>')).toBe('<![CDATA[a]]]]><![CDATA[>b]]]]]><![CDATA[>]]>');
  });
});

describe('xmlToHtml', () => {
  it('writes elements of HTML, the content of others, and nothing of what is left out', () => {
    const nodes = [
      element('p', ['a < b', element('br', [])], [['title', '"x"']]),
      element('qti-prompt', ['why']),
      element('qti-gap-text', ['gap']),
      element('qti-choice-interaction', ['choice']),
    ];
    expect(xmlToHtml(nodes, ({ name }) => name === 'qti-choice-interaction')).toBe(
      '<p title="&quot;x&quot;">a &lt; b<br></p><div>why</div>gap',
    );
  });
});

function element(
  name: string,
  children: XmlElement['children'],
  attributes: [string, string][] = [],
): XmlElement {
  return { name, namespace: '', children, attributes: new Map(attributes), line: 1, isCut: false };
}

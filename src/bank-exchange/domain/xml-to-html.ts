import { escapeXml } from './escape-xml.js';
import type { XmlElement, XmlNode } from './xml-element.js';

/** Elements of HTML that have no end. */
const voids = new Set(['br', 'hr', 'img', 'col', 'wbr', 'source', 'track', 'input', 'embed']);

/** Elements of other formats that stand by themselves, such as `qti-prompt`. */
const blocks = /-(?:block|body|prompt|interaction)$/u;

/**
 * XHTML within another format as HTML. Elements of that format, known by their hyphen, are only their
 * content, and those for which `isLeftOut` holds are nothing.
 */
export function xmlToHtml(
  nodes: readonly XmlNode[],
  isLeftOut: (element: XmlElement) => boolean,
): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeXml(node);
      if (isLeftOut(node)) return '';
      const content = xmlToHtml(node.children, isLeftOut);
      if (blocks.test(node.name)) return `<div>${content}</div>`;
      if (node.name.includes('-')) return content;
      const attributes = [...node.attributes]
        .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
        .join('');
      if (voids.has(node.name)) return `<${node.name}${attributes}>`;
      return `<${node.name}${attributes}>${content}</${node.name}>`;
    })
    .join('');
}

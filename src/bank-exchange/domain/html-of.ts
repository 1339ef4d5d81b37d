import type { HtmlBlock, HtmlItem } from './html-block.js';

/** Blocks as HTML in which every element is closed and none stands where a parser would move it. */
export function htmlOf(blocks: readonly HtmlBlock[]): string {
  return blocks.map(blockHtml).join('').replaceAll('</blockquote><blockquote>', '');
}

function blockHtml(block: HtmlBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${block.html}</h${block.level}>`;
    case 'paragraph': {
      const html = `<p>${block.lines.join('<br>')}</p>`;
      return block.isQuoted ? `<blockquote>${html}</blockquote>` : html;
    }
    case 'code':
      return `<pre><code>${block.html}</code></pre>`;
    case 'list': {
      const first = block.first ?? 1;
      const items = block.items.map((item, index) => itemHtml(item, first + index)).join('');
      return block.isOrdered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'table': {
      const rows = block.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
      return `<table><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

/** The first paragraph goes on the line of the mark. */
function itemHtml(item: HtmlItem, number: number): string {
  const [first, ...rest] = item;
  const html =
    first?.kind === 'paragraph' && !first.isQuoted
      ? first.lines.join('<br>') + htmlOf(rest)
      : htmlOf(item);
  return `<li value="${number}">${html}</li>`;
}

function cellHtml(html: string): string {
  return `<td>${html}</td>`;
}

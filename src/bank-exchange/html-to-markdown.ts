import type { HtmlBlock } from './domain/html-block.js';
import { escapeXml } from './domain/escape-xml.js';
import { outlineOf } from './domain/outline-of.js';
import { readHtml } from './domain/read-html.js';
import { MarkdownWriter } from './markdown-writer.js';

/** Characters of HTML that are read as one text. */
export const longestHtml = 200_000;

/** Why a text cannot be read. The same words fit a problem of the field that it was meant for. */
export interface HtmlRefusal {
  readonly kind: 'refused';
  readonly code: 'field-too-long' | 'too-deep' | 'too-many-blocks';
  readonly detail: string;
}

export interface HtmlTexts {
  readonly kind: 'read';
  /** All of it. */
  readonly markdown: string;
  /** All of it without any marks, on one line: what a title can be made of. */
  readonly words: string;
  /** Images and sounds by name; in the texts each has left `(image: name)` behind. */
  readonly attachments: readonly string[];
}

export interface HtmlOutline {
  readonly kind: 'read';
  /** One claim each, in Markdown. */
  readonly points: readonly string[];
  readonly attachments: readonly string[];
}

/**
 * HTML as Markdown. Nothing in it is ever run or fetched; scripts, styles, drawings and event handlers
 * are left out, and only links to the web and to mail stay links.
 */
export function htmlToMarkdown(html: string): HtmlTexts | HtmlRefusal {
  const reading = blocksOf(html);
  if (reading.kind === 'refused') return reading;
  const writer = new MarkdownWriter();
  const blocks = withoutLoneHeading(reading.blocks);
  const markdown = writer.markdown(blocks);
  return {
    kind: 'read',
    markdown,
    words: writer.words(blocks),
    attachments: [...writer.attachments],
  };
}

/** HTML as the points of an answer outline: see `outlineOf`. */
export function htmlToOutline(html: string): HtmlOutline | HtmlRefusal {
  return sectionsToOutline([{ heading: '', html }]);
}

/** A part of an answer that is kept by itself. */
export interface HtmlSection {
  /** Plain text; empty where the part needs none. */
  readonly heading: string;
  readonly html: string;
}

/** Parts of an answer as the points of one outline, each led by the heading of its part. */
export function sectionsToOutline(sections: readonly HtmlSection[]): HtmlOutline | HtmlRefusal {
  const blocks: HtmlBlock[] = [];
  for (const { heading, html } of sections) {
    const reading = blocksOf(html);
    if (reading.kind === 'refused') return reading;
    if (reading.blocks.length === 0) continue;
    if (sections.length > 1) blocks.push({ kind: 'heading', level: 0, html: escapeXml(heading) });
    blocks.push(...reading.blocks);
  }
  const writer = new MarkdownWriter();
  // A first run only to hear what will be asked for: to convert it all at once is far cheaper.
  const asked: (readonly HtmlBlock[])[] = [];
  outlineOf(blocks, (list) => {
    asked.push(list);
    return '';
  });
  writer.prepare(asked);
  const points = outlineOf(blocks, (list) => writer.markdown(list));
  return {
    kind: 'read',
    points: points.filter((point) => point !== ''),
    attachments: [...writer.attachments],
  };
}

function blocksOf(html: string): { kind: 'read'; blocks: readonly HtmlBlock[] } | HtmlRefusal {
  if (html.length > longestHtml) {
    const detail = `is longer than ${longestHtml} characters`;
    return { kind: 'refused', code: 'field-too-long', detail };
  }
  const reading = readHtml(html);
  if (reading.kind === 'read') return reading;
  return { kind: 'refused', code: reading.kind, detail: details[reading.kind] };
}

const details = {
  'too-deep': 'has lists in lists more than 20 deep',
  'too-many-blocks': 'has more than 4000 lines, items or cells',
};

/** A text that is nothing but a heading was only meant to be large. */
function withoutLoneHeading(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const [first, ...others] = blocks;
  if (first?.kind !== 'heading' || others.length > 0) return blocks;
  return [{ kind: 'paragraph', lines: [first.html], isQuoted: false }];
}

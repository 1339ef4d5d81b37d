import { escapeXml } from './domain/escape-xml.js';
import type { ReadingProblem } from './domain/parsed-bank.js';
import type { FormattedText } from './domain/read-gift-block.js';
import { outlineClass, rubricHeading, splitOutline } from './domain/split-outline.js';
import { htmlToMarkdown, htmlToOutline, type HtmlRefusal } from './html-to-markdown.js';

interface Reading {
  /** Names of the images and files that it shows. */
  readonly attachments: readonly string[];
  readonly problems: readonly ReadingProblem[];
}

export interface MarkdownText extends Reading {
  readonly markdown: string;
  /** The same on one line without marks, for a title. */
  readonly words: string;
}

export interface OutlineText extends Reading {
  readonly points: readonly string[];
}

/** The prompt in a format of Moodle as Markdown that shows the same. Markdown stays as it is. */
export function toPrompt({ format, text }: FormattedText): MarkdownText {
  if (format === 'markdown') {
    const markdown = text.trim();
    return { markdown, words: markdown, attachments: [], problems: [] };
  }
  const html = format === 'html' ? text : linesToHtml(format === 'plain' ? escapeXml(text) : text);
  const reading = htmlToMarkdown(withoutFileMarks(html));
  if (reading.kind === 'read')
    return { ...reading, markdown: reading.markdown.trim(), problems: [] };
  return { markdown: '', words: '', attachments: [], problems: [problem('/prompt', reading)] };
}

/** The points of an answer. Lists that are written by hand count as lists. */
export function toOutline({ format, text }: FormattedText): OutlineText {
  const isByHand =
    format === 'plain' || format === 'markdown' || (format === 'moodle' && !text.includes('<'));
  if (isByHand) return { points: splitOutline(text), attachments: [], problems: [] };
  const html = withoutFileMarks(format === 'html' ? text : linesToHtml(text));
  const isOwn = html.includes(`class="${outlineClass}"`) || rubricStart.test(html);
  return isOwn ? toOwnOutline(html) : toForeignOutline(html);
}

/** What this program wrote: an item a point, whatever it holds, and no point of the rubric. */
function toOwnOutline(html: string): OutlineText {
  const reading = htmlToMarkdown(withoutRubric(html));
  if (reading.kind === 'refused') return refused(reading);
  const { markdown, attachments } = reading;
  return { points: splitOutline(markdown), attachments, problems: [] };
}

const rubricStart = new RegExp(`<h3[^<>]{0,200}>\\s{0,9}${rubricHeading}`, 'u');

/** The rubric is longer than the outline, and nothing is read of it. */
function withoutRubric(html: string): string {
  const at = html.search(rubricStart);
  return at === -1 ? html : html.slice(0, at);
}

function toForeignOutline(html: string): OutlineText {
  const reading = htmlToOutline(html);
  return reading.kind === 'refused' ? refused(reading) : { ...reading, problems: [] };
}

function refused(reading: HtmlRefusal): OutlineText {
  return { points: [], attachments: [], problems: [problem('/outline', reading)] };
}

function problem(pointer: string, { code, detail }: HtmlRefusal): ReadingProblem {
  return { pointer, code, detail };
}

/** As Moodle shows text without tags: empty lines divide paragraphs, other ends of lines stay. */
function linesToHtml(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/u)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** Moodle's mark for files that are in the same XML says nothing to anybody else. */
function withoutFileMarks(html: string): string {
  return html.replaceAll('@@PLUGINFILE@@/', '');
}

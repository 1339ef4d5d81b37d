import { Lexer, type Token, type Tokens } from 'marked';

/** A heading of the form `## Title`, and the text below it up to the next of its depth or less. */
export interface MarkdownBlock {
  readonly depth: number;
  readonly title: string;
  readonly line: number;
  readonly text: string;
  readonly textLine: number;
}

/** What nests deeper than this, by its signs or its indent, takes a parser longer than it is worth. */
const tooDeep =
  /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){13}|^[ \t]{65,}(?:[->*+]|\d{1,9}[.)])/mu;

/** Whether reading this as Markdown would nest too deep. */
export function nestsTooDeep(text: string): boolean {
  return tooDeep.test(text);
}

/** The blocks of a Markdown text. What stands inside of lines is left alone: nothing here needs it. */
export function lexBlocks(text: string): readonly Token[] {
  return new Lexer().blockTokens(text);
}

/** What is there besides blank lines. */
export function contentOf(text: string): readonly Token[] {
  return lexBlocks(text).filter(({ type }) => type !== 'space');
}

/**
 * A text divided at its headings down to a depth, code and lists left whole; the first block, of depth
 * 0, is what stands above all headings. Headings that are underlined divide nothing. Blank lines below
 * a heading are left out.
 */
export function divideAtHeadings(text: string, depth: number, firstLine: number): MarkdownBlock[] {
  const starts = [{ depth: 0, title: '', at: 0, end: 0, line: firstLine, endLine: firstLine }];
  let at = 0;
  let line = firstLine;
  for (const token of lexBlocks(text)) {
    const end = at + token.raw.length;
    const endLine = line + countBreaks(token.raw);
    if (isHeading(token) && token.depth <= depth) {
      starts.push({ depth: token.depth, title: token.text, at, end, line, endLine });
    }
    at = end;
    line = endLine;
  }
  return starts.map(({ end, endLine, ...heading }, place) => {
    const below = text.slice(end, starts[place + 1]?.at);
    const [blank = ''] = /^(?:[ \t]*\n)*/u.exec(below) ?? [];
    return {
      depth: heading.depth,
      title: heading.title,
      line: heading.line,
      text: below.slice(blank.length),
      textLine: endLine + countBreaks(blank),
    };
  });
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading' && token.raw.trimStart().startsWith('#');
}

/** The text of a section that is one block of code in YAML; null when it is anything else. */
export function yamlBlockOf(text: string): string | null {
  const [token, ...others] = contentOf(text);
  if (token?.type !== 'code' || others.length > 0) return null;
  if ((token as Tokens.Code).lang !== 'yaml') return null;
  // The text of the token does not always have the line breaks at its end, which YAML can mean.
  const lines = token.raw.trimEnd().split('\n').slice(1);
  const isClosed = /^ {0,3}(?:```+|~~~+)$/u.test(lines.at(-1) ?? '');
  return `${lines.slice(0, isClosed ? -1 : undefined).join('\n')}\n`;
}

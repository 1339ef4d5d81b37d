/** How a run of text is set. */
export interface TextStyle {
  readonly href: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCode: boolean;
}

type Piece = { readonly html: string; readonly tags: readonly string[] } | 'line-end';

/**
 * Gathers the text of one block and gives it back as lines of clean HTML, in which every element that
 * is opened is closed. Two line ends in a row are where a paragraph ends.
 */
export class InlineHtml {
  private pieces: Piece[] = [];

  add(html: string, style: TextStyle): void {
    if (html !== '') this.pieces.push({ html, tags: tagsOf(style) });
  }

  endLine(): void {
    this.pieces.push('line-end');
  }

  /** The paragraphs, each with its lines; what is blank is left out. */
  take(): string[][] {
    const paragraphs: string[][] = [];
    let lines: string[] = [];
    for (const line of splitLines(this.pieces)) {
      const html = lineOf(line);
      if (html !== '') lines.push(html);
      else if (lines.length > 0) {
        paragraphs.push(lines);
        lines = [];
      }
    }
    if (lines.length > 0) paragraphs.push(lines);
    this.pieces = [];
    return paragraphs;
  }
}

type Run = Exclude<Piece, string>;

function splitLines(pieces: readonly Piece[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const piece of pieces) {
    if (piece === 'line-end') lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines;
}

function tagsOf({ href, isBold, isItalic, isCode }: TextStyle): string[] {
  const tags: string[] = [];
  if (href !== null) tags.push(`a href="${href}"`);
  if (isBold) tags.push('b');
  if (isItalic) tags.push('i');
  if (isCode) tags.push('code');
  return tags;
}

function lineOf(runs: readonly Run[]): string {
  if (runs.every(({ html }) => html.trim() === '')) return '';
  let open: readonly string[] = [];
  const parts: string[] = [];
  for (const { html, tags } of runs) {
    const shared = sharedTags(open, tags);
    parts.push(
      ...closing(open.slice(shared)),
      ...tags.slice(shared).map((tag) => `<${tag}>`),
      html,
    );
    open = tags;
  }
  return [...parts, ...closing(open)].join('').trim();
}

function sharedTags(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}

function closing(tags: readonly string[]): string[] {
  return tags
    .map((tag) => `</${tag === 'b' || tag === 'i' || tag === 'code' ? tag : 'a'}>`)
    .toReversed();
}

/** One question of a GIFT file as it stands, before it is understood. */
export interface GiftBlock {
  readonly kind: 'block';
  /** The line of its first text, from 1. */
  readonly line: number;
  /** Its lines without comments, each trimmed. */
  readonly text: string;
  /** What its comment lines say, without the slashes. */
  readonly comment: string;
}

/** The category of the questions that follow. */
export interface GiftCategory {
  readonly kind: 'category';
  readonly line: number;
}

const categoryMark = '$CATEGORY:';

/**
 * The questions and categories of a GIFT file. As in Moodle an empty line ends a question, whatever is
 * open in it, and a line that begins with two slashes is a comment on the question it stands in.
 */
export function* splitGift(text: string): Generator<GiftBlock | GiftCategory> {
  let block = new OpenBlock();
  let lineNumber = 0;
  for (const raw of linesOf(text)) {
    lineNumber += 1;
    const line = raw.trim();
    const isCategory = line.startsWith(categoryMark);
    if (line === '' || isCategory) {
      if (block.holdsText()) yield block.close();
      block = new OpenBlock();
      if (isCategory) yield { kind: 'category', line: lineNumber };
    } else block.add(line, lineNumber);
  }
  if (block.holdsText()) yield block.close();
}

class OpenBlock {
  private readonly lines: string[] = [];
  private readonly comments: string[] = [];
  private firstLine = 0;

  add(line: string, lineNumber: number): void {
    if (line.startsWith('//')) {
      this.comments.push(line.slice(2).trim());
      return;
    }
    if (this.lines.length === 0) this.firstLine = lineNumber;
    this.lines.push(line);
  }

  holdsText(): boolean {
    return this.lines.length > 0;
  }

  close(): GiftBlock {
    const { lines, comments, firstLine } = this;
    return { kind: 'block', line: firstLine, text: lines.join('\n'), comment: comments.join('\n') };
  }
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

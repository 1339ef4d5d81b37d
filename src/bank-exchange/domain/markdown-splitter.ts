import { beginsQuestion } from './markdown-layout.js';

/** A question of a Markdown file, taken apart no further than into its two halves. */
export interface MarkdownPart {
  readonly front: string;
  /** The line that the front matter begins in, below its `---`. */
  readonly frontLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

export class MarkdownFault extends Error {
  constructor(
    readonly kind: 'not-this-format' | 'unclosed-front-matter' | 'too-large',
    readonly line: number,
  ) {
    super(kind);
    this.name = 'MarkdownFault';
  }
}

/** In characters. What is longer is not kept in memory; the longest texts in every place have less. */
const longestFront = 20_000;
export const longestMarkdown = 500_000;

/**
 * Divides the lines of a file into questions while they arrive. A question begins with front matter: a
 * line `---`, one of the known keys in the next, and a line `---` that ends it. Nothing else divides,
 * so `---` may stand in any text, unless such a key follows it at the beginning of a line.
 */
export class MarkdownSplitter {
  private state: 'before' | 'front' | 'body' = 'before';
  private lines: string[] = [];
  private length = 0;
  private number = 0;
  private begin = 0;
  private front = '';
  private frontLine = 0;

  /** The question that this line ends, by beginning another one. @throws MarkdownFault */
  push(line: string): MarkdownPart | null {
    this.number += 1;
    if (this.state === 'before') return this.open(line);
    if (this.state === 'front') return this.readFront(line);
    const previous = this.lines.at(-1) ?? '';
    if (!beginsQuestion(previous, line)) return this.keep(line, longestMarkdown);
    this.lines.pop();
    const part = this.take();
    this.enterFront(this.number);
    this.keep(line, longestFront);
    return part;
  }

  /** The last question; null when there was none. @throws MarkdownFault */
  end(): MarkdownPart | null {
    if (this.state === 'front') this.failOpen();
    return this.state === 'before' ? null : this.take();
  }

  private open(line: string): null {
    if (line.trim() === '') return null;
    if (line !== '---') throw new MarkdownFault('not-this-format', this.number);
    this.enterFront(this.number + 1);
    return null;
  }

  private readFront(line: string): null {
    if (line !== '---') return this.keep(line, longestFront);
    this.front = this.lines.join('\n');
    this.state = 'body';
    this.begin = this.number + 1;
    this.clear();
    return null;
  }

  private enterFront(firstLine: number): void {
    this.state = 'front';
    this.frontLine = firstLine;
    this.clear();
  }

  private take(): MarkdownPart {
    const { front, frontLine, begin: bodyLine } = this;
    return { front, frontLine, body: this.lines.join('\n'), bodyLine };
  }

  private keep(line: string, longest: number): null {
    this.length += line.length + 1;
    if (this.length > longest) {
      if (this.state === 'front') this.failOpen();
      throw new MarkdownFault('too-large', this.begin);
    }
    this.lines.push(line);
    return null;
  }

  private failOpen(): never {
    throw new MarkdownFault('unclosed-front-matter', this.frontLine - 1);
  }

  private clear(): void {
    this.lines = [];
    this.length = 0;
  }
}

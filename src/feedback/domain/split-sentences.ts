/** A sentence, a heading, a row of a table or a line of code: `markdown.slice(start, end)`. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Sentences of one paragraph or list item have the same; neighbours are one apart. */
  readonly block: number;
  readonly isHeading: boolean;
}

/** What belongs together before sentences are told apart. */
interface Block {
  start: number;
  end: number;
  isHeading: boolean;
  isWhole: boolean;
}

const fence = /^ {0,3}(?:```|~~~)/u;
const heading = /^ {0,3}#{1,6}(?=\s)/u;
const marker = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s/u;
const quoted = /^ {0,3}>/u;
const row = /^ {0,3}\|/u;
const ends = new Set('.!?…。！？');
const pauses = new Set(',;:|');
const blank = /\s/u;
const closing = new Set('"\')]*_`”’');
/** After these a full stop ends nothing, even before a capital. */
const abbreviations = new Set([
  'e.g',
  'i.e',
  'vs',
  'approx',
  'ca',
  'cf',
  'resp',
  'incl',
  'fig',
  'etc',
]);
/** UTF-16 units: longer ones are cut between words, since nobody reads a quote of that length. */
const longestSentence = 600;

/**
 * The sentences of a text in Markdown, in order and without blanks at their ends. List items, rows of tables,
 * headings and lines of code are none of the sentence before them. Looks at each character a fixed number of
 * times.
 */
export function splitSentences(markdown: string): Sentence[] {
  return blocksOf(markdown).flatMap(({ start, end, isHeading, isWhole }, block) => {
    const cuts = isWhole ? [] : cutsIn(markdown, start, end);
    return [start, ...cuts].flatMap((from, index) =>
      pieces(markdown, from, cuts[index] ?? end).map((piece) => ({ ...piece, block, isHeading })),
    );
  });
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let [open, isCode, at]: [Block | null, boolean, number] = [null, false, 0];
  for (const line of markdown.split('\n')) {
    const [start, end] = [at, at + line.length];
    at = end + 1;
    if (fence.test(line)) [open, isCode] = [null, !isCode];
    else if (line.trim() === '') open = null;
    else if (open !== null && !isCode && !beginsBlock(line)) open.end = end;
    else {
      const next = { start: start + sizeOfMark(line, isCode), end, ...kindOf(line, isCode) };
      blocks.push(next);
      open = next.isWhole ? null : next;
    }
  }
  return blocks;
}

function beginsBlock(line: string): boolean {
  return [heading, marker, row].some((pattern) => pattern.test(line));
}

function kindOf(line: string, isCode: boolean): { isHeading: boolean; isWhole: boolean } {
  const isHeading = !isCode && heading.test(line);
  return { isHeading, isWhole: isCode || isHeading || row.test(line) };
}

function sizeOfMark(line: string, isCode: boolean): number {
  if (isCode) return 0;
  return (
    [heading, marker, quoted].map((mark) => mark.exec(line)?.[0].length ?? 0).find(Boolean) ?? 0
  );
}

/** Where sentences begin after the first. */
function cutsIn(text: string, start: number, end: number): number[] {
  const cuts: number[] = [];
  let word = start;
  for (let at = start; at < end; at += 1) {
    const char = text.charAt(at);
    if (isBlank(char)) word = at + 1;
    else if (ends.has(char)) {
      const next = afterClosing(text, at + 1);
      if (endsSentence(text, { word, at, next })) cuts.push(next);
      at = next - 1;
    }
  }
  return cuts;
}

/** A quotation mark or the end of bold print belongs to the sentence before it. */
function afterClosing(text: string, from: number): number {
  let at = from;
  while (at < text.length && closing.has(text.charAt(at))) at += 1;
  return at;
}

function endsSentence(text: string, place: { word: number; at: number; next: number }): boolean {
  const { word, at, next } = place;
  const char = text.charAt(at);
  if (char > '\u3000') return true;
  if (!isBlank(text.charAt(next))) return false;
  if (char !== '.') return true;
  const before = text.slice(Math.max(word, at - 10), at).replace(/^[^\p{L}]+/u, '');
  return !abbreviations.has(before.toLowerCase()) && !/^\s\p{Ll}/u.test(text.slice(next, next + 3));
}

/** A stretch without the blanks around it, in pieces of a length that can be shown. */
function pieces(text: string, from: number, to: number): { start: number; end: number }[] {
  const list: { start: number; end: number }[] = [];
  let start = from;
  while (start < to) {
    const cut =
      to - start <= longestSentence ? to : cutBefore(text, start, start + longestSentence);
    const piece = trimmed(text, start, cut);
    if (piece.start < piece.end) list.push(piece);
    start = cut;
  }
  return list;
}

/** Rather after a comma than between any two words, and never within a character. */
function cutBefore(text: string, start: number, end: number): number {
  for (const marks of [pauses, null]) {
    for (let at = end; at > start; at -= 1) {
      const char = text.charAt(at - 1);
      if (marks === null ? isBlank(char) : marks.has(char)) return at;
    }
  }
  const isInPair =
    /[\uD800-\uDBFF]/u.test(text.charAt(end - 1)) && /[\uDC00-\uDFFF]/u.test(text.charAt(end));
  return isInPair ? end - 1 : end;
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (start < end && isBlank(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function isBlank(char: string): boolean {
  if (char === ' ' || char === '\n' || char === '') return true;
  return (char < '!' || char > '~') && blank.test(char);
}

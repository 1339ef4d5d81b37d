/** A stretch of a text, in UTF-16 units: `slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text in the form in which quotes are compared, and where each unit of it comes from. */
export interface FoldedText {
  readonly text: string;
  /** By UTF-16 unit of `text`: where what it was made of begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Cluster extends Span {
  text: string;
  end: number;
  /** How many code points. */
  size: number;
}

interface Folding {
  readonly parts: string[];
  readonly starts: number[];
  readonly ends: number[];
  endsBlank: boolean;
}

/** No script heaps more marks on a letter (UAX #15, §13), and to order thousands takes forever. */
const mostPoints = 32;

/** The last character of ASCII: up to it nothing is folded but white space. */
const plainLatin = '\u007F';
const joiner = '\u200D';
const ignorable = /\p{Default_Ignorable_Code_Point}/u;
const pictograph = /\p{Extended_Pictographic}/u;
/** What never stands alone: marks, vowels and finals of Hangul syllables, tones of skin. */
const extender = /^(?:[\p{M}\u{1161}-\u{1175}\u{11A8}-\u{11C2}]|\p{Emoji_Modifier})/u;
const blank = /^[\s\p{Cc}]$/u;
const sameAs = new Map([
  ...['‘', '’', '‚', '‛', 'ʼ', '′'].map((sign) => [sign, "'"] as const),
  ...['“', '”', '„', '‟', '″'].map((sign) => [sign, '"'] as const),
  ...['‐', '‒', '–', '−'].map((sign) => [sign, '-'] as const),
]);

/**
 * Brings a text into the form in which quotes are compared: NFKC, white space as single spaces, nothing
 * that has no looks of its own, and quotation marks and hyphens as a keyboard has them, since models
 * write them so. Nothing else is folded, not even case: words that differ stay different.
 *
 * It is done for a character and its marks at a time, beyond which no normalisation reaches
 * (UAX #15, stable code points), so that each unit of the result has a place in the original.
 */
export function foldText(text: string): FoldedText {
  const folded: Folding = { parts: [], starts: [], ends: [], endsBlank: false };
  let cluster: Cluster = { text: '', start: 0, end: 0, size: 0 };
  let isJoined = false;
  let offset = 0;
  for (const point of text) {
    const start = offset;
    offset += point.length;
    if (point > plainLatin && ignorable.test(point)) {
      isJoined = point === joiner;
      continue;
    }
    const belongs = point > plainLatin && isExtender(point, isJoined);
    isJoined = false;
    if (belongs && cluster.size > 0 && cluster.size < mostPoints) {
      cluster.text += point;
      cluster.end = offset;
      cluster.size += 1;
    } else {
      append(folded, cluster);
      cluster = { text: point, start, end: offset, size: 1 };
    }
  }
  append(folded, cluster);
  return { text: folded.parts.join(''), starts: folded.starts, ends: folded.ends };
}

function isExtender(point: string, isJoined: boolean): boolean {
  return extender.test(point.normalize('NFKC')) || (isJoined && pictograph.test(point));
}

function append(folded: Folding, { text, start, end }: Cluster): void {
  const normal = text.length > 1 || text > plainLatin ? text.normalize('NFKC') : text;
  for (const unit of normal.split('')) {
    const isBlank = blank.test(unit);
    if (isBlank && folded.endsBlank) continue;
    folded.endsBlank = isBlank;
    folded.parts.push(isBlank ? ' ' : (sameAs.get(unit) ?? unit));
    folded.starts.push(start);
    folded.ends.push(end);
  }
}

import type { LineProblem } from './line-problem.js';

const MOST_LINES = 1_000_000;
const MOST_CARDS = 100_000;
/** Of one card: it is folded in one piece, and nobody lives to review one that often. */
const MOST_OF_A_CARD = 10_000;

/** Counts what a file holds while it is read, and finds out when that becomes too much. */
export class LogCensus {
  private readonly linesOfCard = new Map<string, number>();
  private counted = 0;

  get lines(): number {
    return this.counted;
  }

  get cards(): number {
    return this.linesOfCard.size;
  }

  /** Count one more. @returns what is wrong the first time that it is too much, else null */
  add(cardKey: string, line: number): LineProblem | null {
    this.counted += 1;
    const ofCard = (this.linesOfCard.get(cardKey) ?? 0) + 1;
    this.linesOfCard.set(cardKey, ofCard);
    if (this.counted === MOST_LINES + 1) return tooMuch(null, `${MOST_LINES} reviews in all`);
    if (ofCard === 1 && this.cards === MOST_CARDS + 1) return tooMuch(null, `${MOST_CARDS} cards`);
    if (ofCard === MOST_OF_A_CARD + 1) return tooMuch(line, `${MOST_OF_A_CARD} of one card`);
    return null;
  }
}

function tooMuch(line: number | null, limit: string): LineProblem {
  return { line, field: null, code: 'too-much', detail: `there may be at most ${limit}` };
}

import type { Span } from './fold-text.js';
import { overlaps } from './overlaps.js';

/** One sentence may say something of two criteria; who needs it for three has not much else. */
const mostCriteria = 2;
/** A longer one is a paragraph without full stops: parts of it are told apart by their place. */
const longestSentence = 240;

export interface CriterionQuote extends Span {
  readonly criterionKey: string;
  /** The sentences that it is from. */
  readonly around: Span;
}

/** Those quotes whose words, or whose sentence, are to bear out more than two criteria. */
export function findReused<Q extends CriterionQuote>(quotes: readonly Q[]): ReadonlySet<Q> {
  return new Set(
    quotes.filter((quote) => {
      const sharing = quotes.filter((other) => overlaps(reach(quote), reach(other)));
      return new Set(sharing.map(({ criterionKey }) => criterionKey)).size > mostCriteria;
    }),
  );
}

function reach({ start, end, around }: CriterionQuote): Span {
  return around.end - around.start <= longestSentence ? around : { start, end };
}

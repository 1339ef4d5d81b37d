import type { GradeItem } from './grade-item.js';

export interface QuoteProblem {
  /** JSON pointer into the grade, '/items/2/quote'. */
  readonly pointer: string;
  readonly code: 'quote-not-in-answer' | 'quote-not-there' | 'quote-missing';
  readonly detail: string;
}

/**
 * Every quote that does not occur in the answer, word for word, or not where it is said to begin. A quote
 * is what a judgement rests on, so one that was never written would make the judgement look sounder than
 * it is. Places are counted in code points, which all languages count alike.
 */
export function checkQuotes(
  answer: string,
  items: readonly Pick<GradeItem, 'quote' | 'quoteStart'>[],
): QuoteProblem[] {
  return items.flatMap(({ quote, quoteStart }, index): QuoteProblem[] => {
    const pointer = `/items/${index}/quote`;
    if (quote === null) {
      if (quoteStart === undefined) return [];
      const detail = 'is missing, but there is a place where it begins';
      return [{ pointer, code: 'quote-missing', detail }];
    }
    if (!answer.includes(quote)) {
      return [{ pointer, code: 'quote-not-in-answer', detail: 'does not occur in the answer' }];
    }
    if (quoteStart === undefined || isAt(answer, quote, quoteStart)) return [];
    const detail = 'does not begin there in the answer';
    return [{ pointer: `${pointer}Start`, code: 'quote-not-there', detail }];
  });
}

function isAt(answer: string, quote: string, start: number): boolean {
  return Array.from(answer).slice(start).join('').startsWith(quote);
}

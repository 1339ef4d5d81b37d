import type { GradeItem } from './grade-item.js';

export interface QuoteProblem {
  /** JSON pointer into the grade, '/items/2/quote'. */
  readonly pointer: string;
  readonly code: 'quote-not-in-answer';
  readonly detail: string;
}

/**
 * Every quote that does not occur in the answer, word for word. A quote is what a judgement rests on,
 * so one that was never written would make the judgement look sounder than it is.
 */
export function checkQuotes(
  answer: string,
  items: readonly Pick<GradeItem, 'quote'>[],
): QuoteProblem[] {
  return items.flatMap(({ quote }, index): QuoteProblem[] => {
    if (quote === null || answer.includes(quote)) return [];
    const detail = 'does not occur in the answer';
    return [{ pointer: `/items/${index}/quote`, code: 'quote-not-in-answer', detail }];
  });
}

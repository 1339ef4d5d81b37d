import type { FeedbackFlag } from './feedback.js';
import type { Span } from './fold-text.js';
import { isKeywordList } from './is-keyword-list.js';
import { locateQuote } from './locate-quote.js';
import { overlaps } from './overlaps.js';
import type { ReadAnswer } from './read-answer.js';

/** Of the words of a quote, or of the sentence it is from: so many copied, and it is not the learner's. */
const largestCopiedShare = 0.5;

/** A quote that stands in the answer. It bears something out only while nothing is held against it. */
export interface JudgedQuote extends Span {
  /** The sentences that it is from. */
  readonly around: Span;
  readonly flags: readonly FeedbackFlag[];
}

/**
 * Finds what a model quotes in an answer, and says why it bears nothing out: it speaks to whoever grades,
 * is a bare list of terms, or comes from the question and its rubric. What is around a quote counts like
 * the quote, since a model can quote the harmless half of anything.
 *
 * @returns null for what is not in the answer
 */
export function judgeQuote(answer: ReadAnswer, quote: string): JudgedQuote | null {
  const span = locateQuote(answer.folded, quote);
  if (span === null) return null;
  const touched = answer.sentences.filter((sentence) => overlaps(sentence, span));
  const around = {
    start: touched.at(0)?.start ?? span.start,
    end: touched.at(-1)?.end ?? span.end,
  };
  const flags: FeedbackFlag[] = [];
  if (answer.instructions.some((each) => overlaps(each, span))) flags.push('INSTRUCTION_LIKE_TEXT');
  if (isKeywordList(answer.text.slice(around.start, around.end))) flags.push('KEYWORD_LIST');
  if (isCopied(answer, span) || isCopied(answer, around)) flags.push('RUBRIC_COPIED');
  return { ...span, around, flags };
}

function isCopied({ words }: ReadAnswer, span: Span): boolean {
  const within = words.filter((word) => overlaps(word, span));
  const copied = within.filter((word) => word.isCopied);
  return copied.length > within.length * largestCopiedShare;
}

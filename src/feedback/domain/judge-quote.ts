import type { FeedbackFlag } from './feedback.js';
import type { Span } from './fold-text.js';
import { isOnSubject } from './is-on-subject.js';
import { listsTerms } from './lists-terms.js';
import { locateQuote } from './locate-quote.js';
import { overlaps } from './overlaps.js';
import type { ReadAnswer } from './read-answer.js';

/** Of the words of a quote, or of what it is from: if more are copied, it is not the learner's. */
const largestCopiedShare = 0.5;

/** A quote that stands in the answer. It bears something out only while nothing is held against it. */
export interface JudgedQuote extends Span {
  /** The sentences that it is from. */
  readonly around: Span;
  readonly flags: readonly FeedbackFlag[];
  /** Whether that says anything of what was asked. */
  readonly isOnSubject: boolean;
}

/**
 * Finds what a model quotes in an answer, and says why it bears nothing out: it speaks to whoever grades,
 * is from a bare list of terms, or was copied from the question and its rubric. The sentence and the
 * paragraph around a quote count like the quote: a model can quote the harmless half of anything.
 *
 * @returns null for what is not in the answer
 */
export function judgeQuote(answer: ReadAnswer, quote: string): JudgedQuote | null {
  const span = locateQuote(answer.folded, quote);
  if (span === null) return null;
  const around = hull(answer.sentences, span);
  const contexts = [around, hull(answer.paragraphs, span)];
  const flags: FeedbackFlag[] = [];
  if (answer.instructions.some((each) => overlaps(each, span))) flags.push('INSTRUCTION_LIKE_TEXT');
  if (contexts.some(({ start, end }) => listsTerms(answer.text.slice(start, end)))) {
    flags.push('KEYWORD_LIST');
  }
  if ([span, ...contexts].some((each) => isCopied(answer, each))) flags.push('RUBRIC_COPIED');
  const sentence = answer.text.slice(around.start, around.end);
  return {
    ...span,
    around,
    flags,
    isOnSubject: answer.subject === null || isOnSubject(sentence, answer.subject),
  };
}

/** Those of many stretches that share something with one, from the first to the last. */
function hull(all: readonly Span[], span: Span): Span {
  const touched = all.filter((each) => overlaps(each, span));
  return { start: touched.at(0)?.start ?? span.start, end: touched.at(-1)?.end ?? span.end };
}

function isCopied({ words }: ReadAnswer, span: Span): boolean {
  const within = words.filter((word) => overlaps(word, span));
  const copied = within.filter((word) => word.isCopied);
  return copied.length > within.length * largestCopiedShare;
}

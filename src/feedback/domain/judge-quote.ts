import type { FeedbackFlag } from './feedback.js';
import type { Span } from './fold-text.js';
import { isKeywordList } from './is-keyword-list.js';
import { isOnSubject } from './is-on-subject.js';
import { listsTerms } from './lists-terms.js';
import { locateQuote } from './locate-quote.js';
import { overlaps } from './overlaps.js';
import type { ReadAnswer } from './read-answer.js';

/** Of the words of a quote, or of what it is from: if more are copied, it is not the learner's. */
const largestCopiedShare = 0.5;
const fullStop = /[.!?…]$/u;

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
  const paragraph = hull(answer.paragraphs, span);
  const sentence = answer.text.slice(around.start, around.end);
  const flags: FeedbackFlag[] = [];
  if (answer.instructions.some((each) => overlaps(each, span))) flags.push('INSTRUCTION_LIKE_TEXT');
  const whole = answer.text.slice(paragraph.start, paragraph.end);
  if (listsTerms(sentence) || (!isStatement(sentence) && listsTerms(whole))) {
    flags.push('KEYWORD_LIST');
  }
  if ([span, around, paragraph].some((each) => isCopied(answer, each))) flags.push('RUBRIC_COPIED');
  return {
    ...span,
    around,
    flags,
    isOnSubject: answer.subject === null || isOnSubject(sentence, answer.subject),
  };
}

/** A statement stays one beside a list; a term on a line of its own is one of the list around it. */
function isStatement(sentence: string): boolean {
  return fullStop.test(sentence) && !isKeywordList(sentence);
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

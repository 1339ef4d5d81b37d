import type { AnsweredQuestion, AskedCriterion } from './answered-question.js';
import { blankHiddenText } from './blank-hidden-text.js';
import { cleanProse } from './clean-prose.js';
import {
  feedbackFlags,
  type CriterionFeedback,
  type Evidence,
  type Feedback,
  type FeedbackFlag,
} from './feedback.js';
import { findReused } from './find-reused.js';
import { hiddenRuns } from './hidden-runs.js';
import { judgeQuote, type JudgedQuote } from './judge-quote.js';
import type { ModelCriterion, ModelOutput } from './model-output.js';
import { overlaps } from './overlaps.js';
import { readAnswer, type ReadAnswer } from './read-answer.js';

/** Code points of a remark on one criterion, and of one on the whole. */
const longestRemark = 600;
const longestSummary = 1_000;
/** Of one criterion or red flag. More is padding, in the hope that one is believed. */
const mostQuotes = 5;
/** Of the quotes, fewer than this share found in the answer: the model wrote of another one. */
const smallestTrace = 0.5;

interface CriterionQuote extends JudgedQuote {
  readonly criterionKey: string;
}

interface Prose {
  readonly text: string;
  readonly flags: readonly FeedbackFlag[];
}
type ToProse = (said: string, mostCharacters: number) => Prose;

/**
 * What is left of a model's word once it was held against the answer. Nothing is taken on trust, since
 * answers talk models into anything: a level above the lowest stands only on a quote that is in the
 * answer, speaks to no grader, says something of the subject, is the learner's own and does not serve three
 * criteria.
 * Criteria that were not asked about, or came up before, levels and red flags that do not exist are
 * dropped. No run of hidden words comes out, nor anything that a reader's browser would load.
 *
 * @param sentAnswer the answer as the model read it, as long as the answer in UTF-16 units: quotes are
 *   found in it, and shown as the learner wrote them
 */
export function verifyOutput(
  question: AnsweredQuestion,
  sentAnswer: string,
  output: ModelOutput,
): Feedback {
  const reading = readAnswer(question, sentAnswer);
  const toProse = proseOf(question);
  const said = firstOfEach(output.criteria, ({ criterion }) => criterion).filter(({ criterion }) =>
    question.criteria.some(({ key }) => key === criterion),
  );
  const flagged = firstOfEach(output.redFlags, ({ redFlag }) => redFlag)
    .filter(({ redFlag }) => question.redFlags[redFlag] !== undefined)
    .map(({ redFlag, evidence }) => ({ redFlag, quotes: judgeAll(reading, evidence) }));
  const quotes = judgeCriteria(reading, said);
  const criteria = question.criteria.map((criterion) =>
    toFeedback(
      criterion,
      said.find((each) => each.criterion === criterion.key),
      quotes.filter(({ criterionKey }) => criterionKey === criterion.key),
      { answer: question.answer, toProse },
    ),
  );
  const redFlags = flagged
    .map((each) => ({ ...each, evidence: evidenceOf(question.answer, each.quotes) }))
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ redFlag, evidence }) => ({ redFlag, evidence }));
  const firstGap = toProse(output.firstGap, longestRemark);
  const summary = toProse(output.summary, longestSummary);
  const traced = [...quotes, ...flagged.flatMap((each) => each.quotes)];
  const offered = [...output.criteria, ...output.redFlags].flatMap(({ evidence }) => evidence);
  const kept = [...criteria, ...redFlags].flatMap(({ evidence }) => evidence).length;
  return {
    criteria,
    redFlags,
    firstGap: firstGap.text,
    summary: summary.text,
    flags: eachOnce([
      ...criteria.flatMap(({ flags }) => flags),
      ...traced.flatMap(({ flags }) => flags),
      ...firstGap.flags,
      ...summary.flags,
      ...(reading.instructions.length > 0 ? ['INSTRUCTION_LIKE_TEXT' as const] : []),
      ...(traced.length < offered.length * smallestTrace ? ['LOW_TRACE' as const] : []),
    ]),
    quotesKept: kept,
    quotesDropped: offered.length - kept,
  };
}

function judgeCriteria(reading: ReadAnswer, said: readonly ModelCriterion[]): CriterionQuote[] {
  const quotes = said.flatMap(({ criterion, evidence }) =>
    judgeAll(reading, evidence).map((quote) => ({ ...quote, criterionKey: criterion })),
  );
  const reused = findReused(quotes);
  return quotes.map((quote) =>
    reused.has(quote) ? { ...quote, flags: [...quote.flags, 'REUSED_QUOTE' as const] } : quote,
  );
}

function judgeAll(reading: ReadAnswer, evidence: readonly string[]): JudgedQuote[] {
  return evidence.slice(0, mostQuotes).flatMap((quote) => judgeQuote(reading, quote) ?? []);
}

function toFeedback(
  { key, levels }: AskedCriterion,
  said: ModelCriterion | undefined,
  quotes: readonly CriterionQuote[],
  { answer, toProse }: { answer: string; toProse: ToProse },
): CriterionFeedback {
  const rationale = toProse(said?.rationale ?? '', longestRemark);
  const suggestion = toProse(said?.suggestion ?? '', longestRemark);
  const evidence = evidenceOf(answer, quotes);
  const level = said !== undefined && (said.level === 0 || evidence.length > 0) ? said.level : -1;
  return {
    criterionKey: key,
    levelKey: levels[level]?.key ?? null,
    evidence,
    rationale: rationale.text,
    suggestion: suggestion.text,
    flags: eachOnce([
      ...quotes.flatMap(({ flags }) => flags),
      ...rationale.flags,
      ...suggestion.flags,
    ]),
  };
}

/** Quotes that nothing is held against, without those that say the same words again. */
function evidenceOf(answer: string, quotes: readonly JudgedQuote[]): Evidence[] {
  const sound = quotes.filter(({ flags, isOnSubject }) => flags.length === 0 && isOnSubject);
  return sound
    .filter((quote, place) => !sound.slice(0, place).some((before) => overlaps(before, quote)))
    .map(({ start, end }) => ({ start, end, text: answer.slice(start, end) }));
}

function proseOf(question: AnsweredQuestion): ToProse {
  const isHidden = hiddenRuns(question);
  return (said, mostCharacters) => {
    const { text, isWithheld } = blankHiddenText(cleanProse(said, mostCharacters), isHidden);
    return { text, flags: isWithheld ? ['HIDDEN_TEXT_WITHHELD'] : [] };
  };
}

function firstOfEach<T>(all: readonly T[], keyOf: (each: T) => string | number): T[] {
  return [...new Map(all.toReversed().map((each) => [keyOf(each), each])).values()].toReversed();
}

function eachOnce(flags: readonly FeedbackFlag[]): FeedbackFlag[] {
  return feedbackFlags.filter((flag) => flags.includes(flag));
}

import type { AnsweredQuestion } from './answered-question.js';
import { findInstructions } from './find-instructions.js';
import { foldText, type FoldedText, type Span } from './fold-text.js';
import { isPlainEnglish } from './is-plain-english.js';
import { markRuns } from './mark-runs.js';
import { paragraphSpans } from './paragraph-spans.js';
import { runsOf } from './runs-of.js';
import { sentenceSpans } from './sentence-spans.js';
import { subjectOf } from './subject-of.js';
import { splitWords, type Word } from './split-words.js';

/** Words in a row that come from the question, and not by chance from both its author and the learner. */
const copiedRunWords = 5;
/** A question that says less of its subject cannot tell who speaks of it. */
const fewestSubjectWords = 100;

export interface AnswerWord extends Word {
  /** Whether it is part of words in a row that the question or its rubric has. */
  readonly isCopied: boolean;
}

/** An answer as a model saw it, read once for all that the model quotes of it. */
export interface ReadAnswer {
  readonly text: string;
  readonly folded: FoldedText;
  readonly words: readonly AnswerWord[];
  readonly sentences: readonly Span[];
  readonly paragraphs: readonly Span[];
  /** Where it speaks to whoever grades it. */
  readonly instructions: readonly Span[];
  /** Stems of what the question is about; null where nothing can be told of the answer by them. */
  readonly subject: ReadonlySet<string> | null;
}

/** Reads an answer for what in it bears nothing out. */
export function readAnswer(question: AnsweredQuestion, sentAnswer: string): ReadAnswer {
  const { prompt, answer, criteria, redFlags } = question;
  const subject = subjectOf(question);
  const folded = foldText(sentAnswer);
  const words = splitWords(folded);
  const rubric = criteria.flatMap(({ title, levels }) => [
    title,
    ...levels.flatMap(({ label, descriptor }) => [label, descriptor]),
  ]);
  const given = runsOf([prompt, ...rubric, ...redFlags], copiedRunWords);
  const copied = markRuns(words, copiedRunWords, (run) => given.has(run));
  return {
    text: sentAnswer,
    folded,
    words: words.map((word, place) => ({ ...word, isCopied: copied[place] === true })),
    sentences: sentenceSpans(sentAnswer),
    paragraphs: paragraphSpans(sentAnswer),
    instructions: findInstructions(answer),
    subject: subject.size >= fewestSubjectWords && isPlainEnglish(words) ? subject : null,
  };
}

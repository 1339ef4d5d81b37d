import type { AnsweredQuestion } from './answered-question.js';
import { coverageTerms } from './coverage-terms.js';
import type { CoverageStatus, CriterionCoverage } from './criterion-coverage.js';
import { findSignals, type Signal } from './find-signals.js';
import { readSentences } from './read-sentences.js';
import { placedWords, type PlacedWord } from './placed-words.js';

/** Enough to see what a status rests on. */
const mostWords = 12;

/**
 * What an answer mentions of each criterion, without a model and without a call: the author's aliases and the
 * words of the rubric, sought in the statements of the answer. It says which words were found and never that
 * they are right: a wrong statement on the topic is found like a right one, so this must not grade. What the
 * prompt says proves nothing; nor do terms without a statement, nor sentences copied from the rubric. The
 * same answer always gives the same. Takes time in proportion to the answer.
 *
 * @returns one entry for each criterion, in rubric order; `answer.slice(start, end) === text`
 */
export function findCoverage(question: AnsweredQuestion): CriterionCoverage[] {
  const { answer, redFlags } = question;
  const sought = coverageTerms(question);
  const aliases = sought.flatMap((terms) => terms.aliases.map(({ stems }) => stems));
  const flags = redFlags.map((text) => placedWords(text).map(({ stem }) => stem));
  const sentences = readSentences(answer, {
    stems: new Set([...aliases.flat(), ...sought.flatMap(({ weights }) => [...weights.keys()])]),
    aliases,
    rubric: [...sought.flatMap(({ rubric }) => rubric), ...flags],
  });
  return sought.map((terms): CriterionCoverage => {
    const signals = findSignals(sentences, terms);
    const status = signals.reduce<CoverageStatus>(
      (best, signal) => (rank[signal.status] > rank[best] ? signal.status : best),
      'none',
    );
    const shown = signals.filter(
      (signal) => rank[signal.status] >= Math.min(rank[status], rank.weak),
    );
    const { key } = terms;
    if (status === 'none') return { criterionKey: key, status, sentence: null, words: [] };
    return { criterionKey: key, status, ...evidenceIn(answer, shown, status) };
  });
}

const rank: Readonly<Record<CoverageStatus, number>> = { none: 0, listed: 1, weak: 2, strong: 3 };

function evidenceIn(
  answer: string,
  signals: readonly Signal[],
  status: CoverageStatus,
): Pick<CriterionCoverage, 'sentence' | 'words'> {
  const best = signals
    .filter((signal) => signal.status === status)
    .reduce((left, right) => (right.weight > left.weight ? right : left));
  const { start, end } = best.sentence;
  return {
    sentence: { start, end, text: answer.slice(start, end) },
    words: wordsIn(
      answer,
      // Those of the sentence that is shown come first, so that it never stands there without a reason.
      [best, ...signals.filter((signal) => signal !== best)].flatMap(({ words }) => words),
    ),
  };
}

function wordsIn(answer: string, words: readonly PlacedWord[]): string[] {
  const byStem = new Map<string, string>();
  for (const { stem, start, end } of words) {
    if (byStem.size === mostWords) break;
    if (!byStem.has(stem)) byStem.set(stem, answer.slice(start, end));
  }
  return [...byStem.values()];
}

import type { CriterionTerms } from './coverage-terms.js';
import type { CoverageStatus } from './criterion-coverage.js';
import { findMentions, indexAliases, type Mention } from './find-mentions.js';
import type { PlacedWord } from './placed-words.js';
import type { ReadSentence } from './read-sentences.js';

/** What one sentence, with those beside it, shows of a criterion. */
export interface Signal {
  readonly sentence: ReadSentence;
  readonly status: Exclude<CoverageStatus, 'none'>;
  /** To tell which sentence shows most. */
  readonly weight: number;
  /** Words of the sentence that it rests on, in its order. */
  readonly words: readonly PlacedWord[];
}

interface Finding {
  readonly sentence: ReadSentence;
  readonly told: readonly Mention[];
  readonly listed: readonly Mention[];
  /** Words of the rubric that are no part of a mention, each once. */
  readonly words: readonly PlacedWord[];
}

interface Around {
  /** Words of the rubric in it and beside it. */
  readonly near: readonly PlacedWord[];
  /** Whether no second alias of the criterion is told anywhere. */
  readonly isAlone: boolean;
  readonly terms: CriterionTerms;
}

/** Around an alias of common words, or one that is not there as a whole. */
const supportWeight = 0.6;
/** Words of the rubric close together, without an alias: below, they meet by chance. */
const weakWeight = 1.2;
const strongWeight = 2;
const fewestWords = 2;
const fewestStrongWords = 3;
/** What an alias counts for, to choose the sentence that is shown. */
const exactWeight = 3;
const looseWeight = 1.5;

/**
 * Which sentences of an answer show a criterion, and how clearly. An alias within a statement is clear
 * by itself; one of common words only, or that lacks a word, needs something else of the criterion near it. The bounds were chosen on one half of the labelled answers, the figures come from the
 * other.
 */
export function findSignals(sentences: readonly ReadSentence[], terms: CriterionTerms): Signal[] {
  const findings = findingsIn(sentences, terms);
  const aliases = new Set(findings.flatMap(({ told }) => told.map(({ alias }) => alias)));
  return findings.flatMap((finding, at): Signal[] => {
    const near = nearbyWords(findings, at);
    const status = statusOf(finding, { near, isAlone: aliases.size < 2, terms });
    if (status === null) return [];
    const { sentence, told, listed, words } = finding;
    const mentions = status === 'listed' ? listed : told;
    const weights = mentions.map(({ isExact }) => (isExact ? exactWeight : looseWeight));
    return [
      {
        sentence,
        status,
        weight: weigh(words, terms) + sum(weights),
        words: [...mentions.flatMap((each) => each.words), ...words].toSorted(
          (left, right) => left.start - right.start,
        ),
      },
    ];
  });
}

function findingsIn(sentences: readonly ReadSentence[], terms: CriterionTerms): Finding[] {
  const index = indexAliases(terms);
  return sentences.flatMap((sentence): Finding[] => {
    const mentions = findMentions(sentence, index);
    const words = sentence.isStatement ? rubricWords(sentence, terms, mentions) : [];
    if (mentions.length === 0 && words.length === 0) return [];
    const [told, listed] = [true, false].map((isTold) =>
      mentions.filter(({ isListed }) => (sentence.isStatement && !isListed) === isTold),
    );
    return [{ sentence, told: told ?? [], listed: listed ?? [], words }];
  });
}

function statusOf(
  { told, listed, words }: Finding,
  { near, isAlone, terms }: Around,
): Signal['status'] | null {
  const weight = weigh(near, terms);
  const isNear = (fewest: number, least: number): boolean =>
    words.length > 0 && near.length >= fewest && weight >= least;
  if (told.length > 0) {
    const isClear = told.some(({ isWhole, alias }) => isWhole && alias.carriers.length > 0);
    return isClear || !isAlone || weight >= supportWeight ? 'strong' : 'weak';
  }
  if (isNear(fewestStrongWords, strongWeight)) return 'strong';
  if (isNear(fewestWords, weakWeight)) return 'weak';
  return listed.length > 0 ? 'listed' : null;
}

function rubricWords(
  { words, hits }: ReadSentence,
  { weights }: CriterionTerms,
  mentions: readonly Mention[],
): PlacedWord[] {
  const seen = new Set(mentions.flatMap((each) => each.words.map(({ stem }) => stem)));
  const found: PlacedWord[] = [];
  for (const at of hits) {
    const word = words[at];
    if (word === undefined || !weights.has(word.stem) || seen.has(word.stem)) continue;
    seen.add(word.stem);
    found.push(word);
  }
  return found;
}

/** Of the sentence and of those beside it in its paragraph, each once. */
function nearbyWords(findings: readonly Finding[], at: number): PlacedWord[] {
  const own = findings[at]?.sentence;
  const near = findings
    .slice(Math.max(0, at - 1), at + 2)
    .filter(
      ({ sentence }) => sentence.block === own?.block && Math.abs(sentence.place - own.place) <= 1,
    )
    .flatMap(({ words }) => words);
  return [...new Map(near.map((word) => [word.stem, word])).values()];
}

function weigh(words: readonly PlacedWord[], { weights }: CriterionTerms): number {
  return sum(words.map(({ stem }) => weights.get(stem) ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import { isKeywordList } from './is-keyword-list.js';
import { listRuns, type Stretch } from './list-runs.js';
import { placedWords, type PlacedWord } from './placed-words.js';
import { splitSentences } from './split-sentences.js';

/** A sentence with its words, and what it is worth. */
export interface ReadSentence {
  readonly start: number;
  readonly end: number;
  /** Its number among all sentences of the answer. */
  readonly place: number;
  readonly block: number;
  readonly words: readonly PlacedWord[];
  /** Which of its words are sought. */
  readonly hits: readonly number[];
  /** False for a heading, a list of terms, aliases alone, and what was copied from the rubric. */
  readonly isStatement: boolean;
  /** Terms strung together within a statement, by places of the answer. */
  readonly lists: readonly Stretch[];
}

/** What is looked for in an answer. */
export interface Sought {
  /** Stems of everything that could be found. */
  readonly stems: ReadonlySet<string>;
  /** Every alias of every criterion by its stems. */
  readonly aliases: readonly (readonly string[])[];
  /** Titles and levels by their stems, which count for nothing where they were copied. */
  readonly rubric: readonly (readonly string[])[];
}

/** So many neighbours in a row, seven words, nobody writes by chance as the rubric does. */
const copiedPairs = 6;
/** Nor a sentence that has hardly a pair of its own. */
const fewestPairs = 3;
const copiedShare = 0.8;
/** What a statement has besides aliases. */
const fewestOwn = 2;
const ownShare = 0.25;
const address = /https?:\/\/[^\s)>\]]+/gu;

/**
 * The sentences of an answer in which anything could be found. What no reader sees (comments of HTML, addresses
 * of links) is no part of it.
 */
export function readSentences(answer: string, { stems, aliases, rubric }: Sought): ReadSentence[] {
  const shown = blanked(withoutComments(answer), address);
  const byFirst = Map.groupBy(aliases, ([first]) => first);
  const pairs = new Set(rubric.flatMap((text) => pairsOf(text)));
  return splitSentences(shown).flatMap(({ start, end, block, isHeading }, place) => {
    const text = shown.slice(start, end);
    const words = placedWords(text, start);
    const hits = words.flatMap(({ stem }, at) => (stems.has(stem) ? [at] : []));
    if (hits.length === 0) return [];
    const isStatement =
      !isHeading &&
      !isCopied(words, pairs) &&
      saysMore({ words, hits }, byFirst) &&
      !isKeywordList(text);
    const runs = isStatement ? listRuns(text) : [];
    return [
      {
        start,
        end,
        place,
        block,
        words,
        hits,
        isStatement,
        lists: runs.map((run) => ({ start: run.start + start, end: run.end + start })),
      },
    ];
  });
}

/** Whether a sentence has words of its own besides aliases. */
function saysMore(
  { words, hits }: Pick<ReadSentence, 'words' | 'hits'>,
  byFirst: ReadonlyMap<string | undefined, readonly (readonly string[])[]>,
): boolean {
  let [covered, end] = [0, 0];
  for (const at of hits) {
    const fits = (byFirst.get(words[at]?.stem) ?? []).filter((stems) =>
      stems.every((stem, place) => words[at + place]?.stem === stem),
    );
    const reach = Math.max(end, ...fits.map(({ length }) => at + length));
    covered += reach - Math.max(end, Math.min(at, reach));
    end = reach;
  }
  const own = words.length - covered;
  return own >= fewestOwn && own / words.length >= ownShare;
}

function isCopied(words: readonly PlacedWord[], rubric: ReadonlySet<string>): boolean {
  const pairs = pairsOf(words.map(({ stem }) => stem));
  let [run, longest, copied] = [0, 0, 0];
  for (const pair of pairs) {
    run = rubric.has(pair) ? run + 1 : 0;
    longest = Math.max(longest, run);
    copied += rubric.has(pair) ? 1 : 0;
  }
  if (longest >= copiedPairs) return true;
  return pairs.length >= fewestPairs && copied / pairs.length >= copiedShare;
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, before) => `${stems[before]} ${stem}`);
}

/** All places stay what they are. */
function blanked(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, (found) => ' '.repeat(found.length));
}

function withoutComments(text: string): string {
  let shown = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    const close = open === -1 ? -1 : text.indexOf('-->', open);
    if (close === -1) return shown + text.slice(at);
    shown += text.slice(at, open) + blanked(text.slice(open, close + 3), /[^\n]+/gu);
    at = close + 3;
  }
}

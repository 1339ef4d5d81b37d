import type { CriterionTerms, AliasTerm } from './coverage-terms.js';
import type { PlacedWord } from './placed-words.js';
import type { ReadSentence } from './read-sentences.js';

/** An alias that was found: all its words side by side, or near one another. */
export interface Mention {
  readonly alias: AliasTerm;
  readonly isExact: boolean;
  /** Whether each word that carries it is there. */
  readonly isWhole: boolean;
  /** Whether it is one of several terms strung together. */
  readonly isListed: boolean;
  readonly words: readonly PlacedWord[];
}

/** Where each word of the aliases of a criterion leads. */
export interface AliasIndex {
  readonly byFirst: ReadonlyMap<string, readonly AliasTerm[]>;
  readonly byCarrier: ReadonlyMap<string, readonly AliasTerm[]>;
}

/** Words that may stand between those of an alias, for each that it has. */
const looseness = 3;
/** From so many words on, one may be another one in the answer. */
const longAlias = 3;

export function indexAliases({ aliases }: CriterionTerms): AliasIndex {
  const sought = aliases.filter(({ isAsked }) => !isAsked);
  return {
    byFirst: grouped(sought, ({ stems }) => stems.slice(0, 1)),
    byCarrier: grouped(
      sought.filter(({ carriers, news }) => carriers.length > 1 && news.length > 0),
      ({ carriers }) => carriers,
    ),
  };
}

/** The aliases of one criterion in one sentence, each once, exact ones before loose ones. */
export function findMentions(sentence: ReadSentence, index: AliasIndex): Mention[] {
  const exact = exactMentions(sentence, index.byFirst);
  const found = new Set(exact.map(({ alias }) => alias));
  return [...exact, ...looseMentions(sentence, index.byCarrier, found)];
}

function exactMentions(
  sentence: ReadSentence,
  byFirst: ReadonlyMap<string, readonly AliasTerm[]>,
): Mention[] {
  const found = new Map<AliasTerm, Mention>();
  for (const at of sentence.hits) {
    for (const alias of byFirst.get(sentence.words[at]?.stem ?? '') ?? []) {
      // Listed first and told of later is told of.
      if (found.get(alias)?.isListed === false) continue;
      if (!alias.stems.every((each, place) => sentence.words[at + place]?.stem === each)) continue;
      const words = sentence.words.slice(at, at + alias.stems.length);
      found.set(alias, mention(sentence, { alias, isExact: true, isWhole: true, words }));
    }
  }
  return [...found.values()];
}

function looseMentions(
  sentence: ReadSentence,
  byCarrier: ReadonlyMap<string, readonly AliasTerm[]>,
  without: ReadonlySet<AliasTerm>,
): Mention[] {
  const found = new Map<AliasTerm, Mention>();
  const seen = new Map<AliasTerm, Map<string, number>>();
  for (const at of sentence.hits) {
    const stem = sentence.words[at]?.stem ?? '';
    for (const alias of byCarrier.get(stem) ?? []) {
      if (without.has(alias) || found.has(alias)) continue;
      const places = seen.get(alias) ?? new Map<string, number>();
      seen.set(alias, places.set(stem, at));
      const words = nearby(sentence.words, { alias, places, at });
      if (words === null) continue;
      const isWhole = words.length === alias.carriers.length;
      found.set(alias, mention(sentence, { alias, isExact: false, isWhole, words }));
    }
  }
  return [...found.values()];
}

/** The words of an alias when they were seen not long before `at`; null otherwise. */
function nearby(
  words: readonly PlacedWord[],
  { alias, places, at }: { alias: AliasTerm; places: ReadonlyMap<string, number>; at: number },
): PlacedWord[] | null {
  const reach = alias.stems.length + alias.carriers.length * looseness;
  const { length } = alias.carriers;
  if (places.size < (length < longAlias ? length : length - 1)) return null;
  const own = [...places.values()].toSorted((left, right) => left - right);
  if (at - (own[0] ?? at) > reach || !alias.news.some((stem) => places.has(stem))) return null;
  return own.flatMap((place) => words.slice(place, place + 1));
}

function mention(
  { lists }: ReadSentence,
  found: Pick<Mention, 'alias' | 'isExact' | 'isWhole' | 'words'>,
): Mention {
  const isListed = found.words.every(({ start, end }) =>
    lists.some((list) => list.start <= start && end <= list.end),
  );
  return { ...found, isListed };
}

function grouped(
  aliases: readonly AliasTerm[],
  keysOf: (alias: AliasTerm) => readonly string[],
): Map<string, AliasTerm[]> {
  const groups = new Map<string, AliasTerm[]>();
  for (const alias of aliases) {
    for (const key of keysOf(alias)) groups.set(key, [...(groups.get(key) ?? []), alias]);
  }
  return groups;
}

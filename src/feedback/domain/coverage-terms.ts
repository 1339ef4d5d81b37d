import type { AnsweredQuestion } from './answered-question.js';
import { isCommonWord } from './common-words.js';
import { placedWords } from './placed-words.js';

/** An author's alias as stems. */
export interface AliasTerm {
  readonly stems: readonly string[];
  /** Those that carry it: words of any text left out. */
  readonly carriers: readonly string[];
  /** Carriers that the prompt does not say. */
  readonly news: readonly string[];
  /** Whether the prompt says it, so that it shows nothing. */
  readonly isAsked: boolean;
}

/** What shows that an answer mentions a criterion. */
export interface CriterionTerms {
  readonly key: string;
  readonly aliases: readonly AliasTerm[];
  /** Words of title and levels by how much they tell this criterion from the others: above 0, at most 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** Its title and levels as they follow one another, by stems. */
  readonly rubric: readonly (readonly string[])[];
}

interface RubricStems {
  readonly title: readonly string[];
  readonly levels: readonly (readonly string[])[];
}

/** Words of the title say what it is about, those of the levels how well. */
const levelShare = 0.6;

/**
 * What to look for. Neither aliases nor words that the prompt says are among it: whoever repeats the question
 * has mentioned nothing. A word that stands in every criterion weighs nothing (inverse document frequency,
 * Spärck Jones 1972, the criteria being the documents).
 */
export function coverageTerms({ prompt, criteria }: AnsweredQuestion): CriterionTerms[] {
  const asked = stemsOf(prompt);
  const known = new Set(asked);
  const askedText = ` ${asked.join(' ')} `;
  const rubrics = criteria.map(({ title, levels }) => ({
    title: stemsOf(title),
    levels: levels.map(({ descriptor }) => stemsOf(descriptor)),
  }));
  const weights = weightsOf(rubrics, known);
  return criteria.map(({ key, aliases }, place) => ({
    key,
    aliases: aliases
      .map((alias) => aliasTerm(alias, known, askedText))
      .filter((alias) => alias.stems.length > 0),
    weights: weights[place] ?? new Map<string, number>(),
    rubric: [rubrics[place]?.title ?? [], ...(rubrics[place]?.levels ?? [])],
  }));
}

function aliasTerm(alias: string, known: ReadonlySet<string>, askedText: string): AliasTerm {
  const stems = stemsOf(alias);
  const carriers = [...new Set(stems.filter((stem) => !isCommonWord(stem)))];
  const news = carriers.filter((stem) => !known.has(stem));
  return { stems, carriers, news, isAsked: askedText.includes(` ${stems.join(' ')} `) };
}

function weightsOf(
  rubrics: readonly RubricStems[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, number>[] {
  const spoken = rubrics.map(({ title, levels }) => new Set([...title, ...levels.flat()]));
  const holders = new Map<string, number>();
  for (const words of spoken) {
    for (const stem of words) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  }
  const all = rubrics.length + 1;
  return rubrics.map(({ title }, place) => {
    const inTitle = new Set(title);
    return new Map(
      [...(spoken[place] ?? [])]
        .filter((stem) => !known.has(stem) && !isCommonWord(stem))
        .map((stem): [string, number] => {
          const rarity = Math.log(all / (holders.get(stem) ?? 1)) / Math.log(all);
          return [stem, inTitle.has(stem) ? rarity : rarity * levelShare];
        }),
    );
  });
}

function stemsOf(text: string): string[] {
  return placedWords(text).map(({ stem }) => stem);
}

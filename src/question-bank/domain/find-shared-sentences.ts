import type { NamedQuestion } from './named-question.js';
import type { QuestionContent } from './question-content.js';
import { textsOf } from './texts-of.js';
import { wordsOf } from './words-of.js';

/** Text of a question that another question of the same bank has too. */
export interface SharedText {
  /** Which question, by its place in the list. */
  readonly place: number;
  /** Where in it, `/outline/3`. */
  readonly pointer: string;
  readonly code: 'shared-sentence' | 'shared-outline';
  readonly detail: string;
}

/** Clarifications are left out: everybody asks about the peak. */
const compared = [
  'intent',
  'milestone',
  'capstone',
  'outline',
  'runbook',
  'scope',
  'alternatives',
  'redFlags',
  'probes',
  'hints',
] as const;
/** Shorter sentences may meet by chance. */
const fewestWords = 6;
/** Words of a run that two outlines are compared by. */
const runLength = 5;
/** Earlier questions that are remembered for a run: enough to name one, few enough for any bank. */
const mostOwners = 8;
/** Words of an outline that are compared: all of any that may be used, fifteen points of a hundred. */
const mostWords = 1500;
/** Two outlines may share this much of the shorter one: terms of the trade come in fixed phrases. */
const largestSharedRuns = 0.08;

/**
 * Sentences that stand in two questions, and outlines that were made from one another. A learner
 * who meets the same words under two questions learns the words. Each is told once, of the later
 * question. Variants of one question are after the same facts and may say them alike.
 */
export function findSharedSentences(questions: readonly NamedQuestion[]): SharedText[] {
  return [...sharedSentences(questions), ...sharedOutlines(questions)];
}

function sharedSentences(questions: readonly NamedQuestion[]): SharedText[] {
  const owner = new Map<string, number>();
  return questions.flatMap((question, place) =>
    ownTexts(question.content).flatMap(([pointer, text]) =>
      sentencesOf(text).flatMap((sentence): SharedText[] => {
        const first = owner.get(sentence) ?? place;
        owner.set(sentence, first);
        const earlier = questions[first];
        if (first === place || earlier === undefined || areVariants(earlier, question)) return [];
        const detail = `'${sentence}' stands in ${earlier.slug} too`;
        return [{ place, pointer, code: 'shared-sentence', detail }];
      }),
    ),
  );
}

function sharedOutlines(questions: readonly NamedQuestion[]): SharedText[] {
  const runs = questions.map(({ content }) => runsOf(content.outline.join(' ')));
  const owners = new Map<string, number[]>();
  return runs.flatMap((own, place) => {
    const shared = countShared(own, owners);
    for (const run of own) {
      const places = owners.get(run) ?? [];
      if (places.length < mostOwners) owners.set(run, [...places, place]);
    }
    return Array.from(shared).flatMap(([earlier, count]): SharedText[] => {
      const share = count / Math.min(own.size, runs[earlier]?.size ?? 0);
      const [one, other] = [questions[earlier], questions[place]];
      if (share <= largestSharedRuns || one === undefined || other === undefined) return [];
      if (areVariants(one, other)) return [];
      const detail = `shares ${Math.round(share * 100)}% of its wording with ${one.slug}`;
      return [{ place, pointer: '/outline', code: 'shared-outline', detail }];
    });
  });
}

/** How many runs each earlier question has in common with this one. */
function countShared(
  own: ReadonlySet<string>,
  owners: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const run of own) {
    for (const place of owners.get(run) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  return shared;
}

function areVariants(one: NamedQuestion, other: NamedQuestion): boolean {
  const [root, otherRoot] = [one, other].map(({ slug, content }) => content.variantOf ?? slug);
  return one.slug !== other.slug && root === otherRoot;
}

function ownTexts(content: QuestionContent): [pointer: string, text: string][] {
  return [
    ...textsOf(content, compared),
    ...content.rubric.criteria.flatMap(({ levels }, index) =>
      levels.map(({ descriptor }, level): [string, string] => [
        `/rubric/${index}/levels/${level}`,
        descriptor,
      ]),
    ),
  ];
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;:])\s+/u)
    .map((sentence) => wordsOf(sentence))
    .filter(({ length }) => length >= fewestWords)
    .map((words) => words.join(' '));
}

function runsOf(text: string): Set<string> {
  const words = wordsOf(text).slice(0, mostWords);
  return new Set(
    words
      .slice(0, Math.max(0, words.length - runLength + 1))
      .map((_, start) => words.slice(start, start + runLength).join(' ')),
  );
}

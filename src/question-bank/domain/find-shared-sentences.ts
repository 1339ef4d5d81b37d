import type { NamedQuestion } from './named-question.js';
import type { QuestionContent } from './question-content.js';
import { TextIndex } from './text-index.js';
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
  const texts = new SharedTexts();
  return questions.flatMap((question) => texts.add(question));
}

/** What a question is called, and how many runs of words its outline has. */
interface Told {
  readonly slug: string;
  readonly root: string;
  readonly runs: number;
}

/**
 * The same, one question after the other, for banks of any size: of those before, their names and the hashes
 * of their texts are remembered.
 */
export class SharedTexts {
  private readonly told: Told[] = [];
  private readonly sentences = new TextIndex(1);
  private readonly runs = new TextIndex(mostOwners);

  /** What the question shares with those that were added before it. */
  add({ slug, content }: NamedQuestion): SharedText[] {
    const place = this.told.length;
    const runs = runsOf(content.outline.join(' '));
    this.told.push({ slug, root: content.variantOf ?? slug, runs: runs.size });
    return [...this.addSentences(place, content), ...this.addRuns(place, runs)];
  }

  private addSentences(place: number, content: QuestionContent): SharedText[] {
    return ownTexts(content).flatMap(([pointer, text]) =>
      sentencesOf(text).flatMap((sentence): SharedText[] => {
        const [first = place] = this.sentences.ownersOf(sentence);
        this.sentences.add(sentence, place);
        const earlier = this.stranger(first, place);
        if (earlier === null) return [];
        const detail = `'${sentence}' stands in ${earlier.slug} too`;
        return [{ place, pointer, code: 'shared-sentence', detail }];
      }),
    );
  }

  private addRuns(place: number, own: ReadonlySet<string>): SharedText[] {
    const shared = new Map<number, number>();
    for (const run of own) {
      for (const owner of this.runs.ownersOf(run)) shared.set(owner, (shared.get(owner) ?? 0) + 1);
    }
    for (const run of own) this.runs.add(run, place);
    return Array.from(shared).flatMap(([owner, count]): SharedText[] => {
      const earlier = this.stranger(owner, place);
      const share = count / this.runs.share / Math.min(own.size, earlier?.runs ?? 0);
      if (earlier === null || share <= largestSharedRuns) return [];
      const detail = `shares ${Math.round(share * 100)}% of its wording with ${earlier.slug}`;
      return [{ place, pointer: '/outline', code: 'shared-outline', detail }];
    });
  }

  /** An earlier question that may not say the same; null for itself and its variants. */
  private stranger(owner: number, place: number): Told | null {
    const [one, other] = [this.told[owner], this.told[place]];
    if (owner === place || one === undefined || other === undefined) return null;
    return one.slug !== other.slug && one.root === other.root ? null : one;
  }
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

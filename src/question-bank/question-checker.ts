import { contentHash } from './content-hash.js';
import { SharedTexts } from './domain/find-shared-sentences.js';
import { findUnknownReferences, type KnownNames } from './domain/find-unknown-references.js';
import { judgeQuestion, type JudgedQuestion } from './judge-question.js';
import { toQuestionDocument } from './to-question-document.js';

/** A name that a question gives in vain. */
export interface UnknownReference {
  /** Where it stands in the question: `/topics/1`. */
  readonly pointer: string;
  readonly list: keyof KnownNames;
  readonly name: string;
}

/** One of several questions, checked. */
export interface CheckedQuestion extends JudgedQuestion {
  /** Without its names and without what is only a default, as far as its shape is right. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Null unless its shape is right. */
  readonly contentHash: string | null;
  readonly unknownReferences: readonly UnknownReference[];
}

/**
 * Checks the questions of a bank one after the other, each by itself and beside the words of those before it,
 * however many there are.
 */
export class QuestionChecker {
  private readonly texts = new SharedTexts();

  constructor(private readonly known: KnownNames) {}

  /** @param document a question document that is not hostile @param slug what its bank calls it */
  check(document: Readonly<Record<string, unknown>>, slug: string): CheckedQuestion {
    const { slug: _slug, externalId: _externalId, ...rest } = document;
    const judged = judgeQuestion({ slug: 'no-slug-yet', ...document });
    const { content, problems } = judged;
    if (content === null) {
      const unnamed = withoutNulls(rest);
      const unknownReferences = this.unknownIn(unnamed);
      return { ...judged, document: unnamed, contentHash: null, unknownReferences };
    }
    const shared = this.texts.add({ slug, content });
    const { slug: _own, ...plain } = toQuestionDocument(content, { slug, externalId: null });
    return {
      content,
      problems: [...problems, ...shared.map(({ place: _place, ...problem }) => problem)],
      document: plain,
      contentHash: contentHash(content),
      unknownReferences: this.unknownIn(rest),
    };
  }

  private unknownIn(document: Readonly<Record<string, unknown>>): UnknownReference[] {
    const lists = {
      topics: textsIn(document['topics']),
      skills: textsIn(document['skills']),
      sources: textsIn(document['sources']),
    };
    return findUnknownReferences(lists, this.known).map((pointer) => {
      const [, list = '', place = ''] = pointer.split('/');
      const name = lists[list as keyof KnownNames][Number(place)] ?? '';
      return { pointer, list: list as keyof KnownNames, name };
    });
  }
}

function textsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.every((each) => typeof each === 'string') ? value : [];
}

/** What is null in a document is as good as absent. */
function withoutNulls(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, plainPart(part)]));
}

function plainPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainPart);
  if (typeof value !== 'object' || value === null) return value;
  return withoutNulls(value as Readonly<Record<string, unknown>>);
}

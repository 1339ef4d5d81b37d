import type { QuestionKind } from '../../question-bank/domain/question-content.js';
import type { Milestone } from '../../question-bank/domain/question-parts.js';
import { FreeSlugs } from './free-slugs.js';
import type { ImportOutcome, ImportProblem } from './bank-import.js';

/** What a plan needs to know of an entry of a file. */
export interface PlannedEntry {
  /** 0, 1, 2 … in the file. */
  readonly ordinal: number;
  readonly externalId: string | null;
  /** The slug it gives itself; null when it gives none. */
  readonly slug: string | null;
  /** What its title makes as a slug; null when there is nothing to make one of. */
  readonly titleSlug: string | null;
  /** Null while it is incomplete. */
  readonly contentHash: string | null;
  readonly documentHash: string;
  /** Whether it cannot even be a draft. */
  readonly hasFaults: boolean;
  /** Whether it breaks rules that published questions keep. */
  readonly hasFindings: boolean;
  readonly kind: QuestionKind | null;
  readonly variantOf: string | null;
  readonly milestone: Pick<Milestone, 'capstone' | 'number'> | null;
}

/** A question of the bank, published, drafted or both. */
export interface KnownQuestion {
  readonly questionId: string;
  readonly externalId: string | null;
  readonly slug: string;
  /** Null for a draft that has none yet. */
  readonly position: number | null;
  /** Of what learners see; null when it was never published or is retired. */
  readonly contentHash: string | null;
  readonly isPublished: boolean;
  /** Of its draft, null when there is none. */
  readonly documentHash: string | null;
}

/** What becomes of an entry. */
export interface EntryPlan {
  readonly ordinal: number;
  readonly outcome: ImportOutcome;
  /** Null for a new question, and for one that is rejected without being anybody. */
  readonly questionId: string | null;
  /** What the bank calls it; of a rejected entry what it would have been called, null without a name. */
  readonly slug: string | null;
  readonly problems: readonly ImportProblem[];
}

/**
 * What an import does with each entry of a file, in their order. An entry is the question that has its
 * external id, else the one that has its slug; without a slug its title makes one, which is changed until
 * nobody else has it, as long as an external id tells who it is. The bank's names stay: a question that
 * is known by its external id keeps its slug. Of two entries with one name the second is rejected.
 *
 * Takes time in proportion to the entries and the questions of the bank.
 */
export function planImport(
  entries: readonly PlannedEntry[],
  known: readonly KnownQuestion[],
  { publish }: { publish: boolean },
): EntryPlan[] {
  const names = new Names(entries, known);
  return entries.map((entry): EntryPlan => {
    const { question, slug, problem } = names.take(entry);
    return {
      ordinal: entry.ordinal,
      outcome: problem === null ? outcomeOf(entry, question, publish) : 'reject',
      questionId: question?.questionId ?? null,
      slug,
      problems: problem === null ? keptNames(entry, question) : [problem],
    };
  });
}

/** A slug that the file would change stays; that is said, for whoever thinks it was changed. */
function keptNames({ slug }: PlannedEntry, question: KnownQuestion | null): ImportProblem[] {
  if (question === null || slug === null || slug === question.slug) return [];
  const detail = `stays ${question.slug}, as the question is known by its external id`;
  return [{ pointer: '/slug', code: 'slug-kept', detail, isFault: false }];
}

function outcomeOf(
  entry: PlannedEntry,
  question: KnownQuestion | null,
  publish: boolean,
): ImportOutcome {
  if (entry.hasFaults) return 'reject';
  // What is in the bank word for word was good enough when it came in.
  if (question !== null && isSameAs(entry, question, publish)) return 'same';
  if (publish && entry.hasFindings) return 'reject';
  return question === null ? 'create' : 'update';
}

/** Published words are compared with those that learners see, drafts with the draft where there is one. */
function isSameAs(entry: PlannedEntry, question: KnownQuestion, publish: boolean): boolean {
  if (!publish && question.documentHash !== null) {
    return entry.documentHash === question.documentHash;
  }
  return entry.contentHash !== null && entry.contentHash === question.contentHash;
}

interface TakenName {
  readonly question: KnownQuestion | null;
  readonly slug: string | null;
  readonly problem: ImportProblem | null;
}

/** Who has which name, while the entries take theirs one after the other. */
class Names {
  private readonly byExternalId: ReadonlyMap<string, KnownQuestion>;
  private readonly bySlug: ReadonlyMap<string, KnownQuestion>;
  /** Slugs that nobody may be given: those of the bank, and those that entries give themselves. */
  private readonly reserved: Set<string>;
  private readonly takenIds = new Set<string>();
  private readonly takenExternalIds = new Set<string>();
  private readonly takenSlugs = new Set<string>();
  private readonly free = new FreeSlugs((slug) => !this.isFree(slug));

  constructor(entries: readonly PlannedEntry[], known: readonly KnownQuestion[]) {
    this.byExternalId = new Map(
      known.flatMap((each) => (each.externalId === null ? [] : [[each.externalId, each] as const])),
    );
    this.bySlug = new Map(known.map((each) => [each.slug, each]));
    const given = entries.flatMap(({ slug }) => (slug === null ? [] : [slug]));
    this.reserved = new Set([...known.map(({ slug }) => slug), ...given]);
  }

  take(entry: PlannedEntry): TakenName {
    const { externalId } = entry;
    if (externalId !== null && this.takenExternalIds.has(externalId)) {
      return refused(entry.slug, duplicate('/externalId'));
    }
    const question = this.find(entry);
    if (question !== null && this.takenIds.has(question.questionId)) {
      return refused(question.slug, duplicate(externalId === null ? '/slug' : '/externalId'));
    }
    const taken =
      question === null ? this.name(entry) : { question, slug: question.slug, problem: null };
    // Also of an entry that is rejected for something else: the next of its name is the second.
    if (taken.problem === null) this.keep(entry, taken);
    return taken;
  }

  private find({ externalId, slug, titleSlug }: PlannedEntry): KnownQuestion | null {
    const named = externalId === null ? undefined : this.byExternalId.get(externalId);
    if (named !== undefined) return named;
    // With an id of its own, a title is no proof of being the question that is called so.
    const name = slug ?? (externalId === null ? titleSlug : null);
    const called = name === null ? undefined : this.bySlug.get(name);
    if (called === undefined) return null;
    const isOther = externalId !== null && called.externalId !== null;
    return isOther ? null : called;
  }

  private name({ externalId, slug, titleSlug }: PlannedEntry): TakenName {
    if (slug !== null) {
      if (this.takenSlugs.has(slug)) return refused(slug, duplicate('/slug'));
      return this.bySlug.has(slug) ? refused(slug, taken) : newlyNamed(slug);
    }
    if (titleSlug === null && externalId === null) return refused(null, nameless);
    const wanted = titleSlug ?? 'question';
    if (externalId !== null) return newlyNamed(this.free.find(wanted));
    return this.isFree(wanted) ? newlyNamed(wanted) : refused(wanted, duplicate('/title'));
  }

  private isFree(slug: string): boolean {
    return !this.reserved.has(slug) && !this.takenSlugs.has(slug);
  }

  private keep({ externalId }: PlannedEntry, { question, slug }: TakenName): void {
    if (externalId !== null) this.takenExternalIds.add(externalId);
    if (question !== null) this.takenIds.add(question.questionId);
    if (slug !== null) this.takenSlugs.add(slug);
  }
}

function newlyNamed(slug: string): TakenName {
  return { question: null, slug, problem: null };
}

function refused(slug: string | null, problem: ImportProblem): TakenName {
  return { question: null, slug, problem };
}

function duplicate(pointer: string): ImportProblem {
  const detail = 'is the name of an earlier entry of the file';
  return { pointer, code: 'duplicate-name', detail, isFault: true };
}

const taken: ImportProblem = {
  pointer: '/slug',
  code: 'name-taken',
  detail: 'is the slug of a question of the bank that has another external id',
  isFault: true,
};

const nameless: ImportProblem = {
  pointer: '/slug',
  code: 'no-name',
  detail: 'needs a slug, an external id, or a title in letters of a to z to make a slug of',
  isFault: true,
};

import type { Ids } from '../platform/config/ids.js';
import { contentHash, structureHash } from './content-hash.js';
import type { BankRelease, ReleaseChange } from './domain/bank-release.js';
import { nextReleaseVersion } from './domain/next-release-version.js';
import type { QuestionContent, QuestionRevision } from './domain/question-content.js';
import type { ReleaseRepository, StandingQuestion } from './release.repository.js';

/** A question that is published for the first time. */
export interface NewQuestion {
  /** One that a draft had already. */
  readonly id?: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number;
  readonly content: QuestionContent;
}

/** A published question that says something else from now on; a retired one comes back by it. */
export interface RevisedQuestion {
  readonly questionId: string;
  readonly position: number;
  readonly content: QuestionContent;
}

export interface MovedQuestion {
  readonly questionId: string;
  readonly position: number;
}

/** What a release is called and who answers for it. */
export interface Imprint {
  readonly notes: string;
  readonly publishedBy: string | null;
}

type Listed = MovedQuestion & { readonly revisionId: string };

/**
 * A release in the making, within a transaction that holds its bank. Questions come in as many batches as
 * are handy, so ten thousand need not be in memory; each question in one of them only. Nothing is checked
 * here: what gets this far is sound.
 */
export class OpenRelease {
  private readonly counts: Record<ReleaseChange, number> = {
    added: 0,
    restored: 0,
    rescored: 0,
    reworded: 0,
    moved: 0,
    retired: 0,
  };

  constructor(
    private readonly repository: ReleaseRepository,
    private readonly ids: Ids,
    private readonly bankId: string,
    private readonly previous: BankRelease | null,
    private readonly now: Date,
  ) {}

  /** @returns the ids of the questions, in the order of the batch */
  async create(batch: readonly NewQuestion[]): Promise<string[]> {
    if (batch.length === 0) return [];
    const created = batch.map((question) => {
      const questionId = question.id ?? this.ids.next();
      return { question, revision: this.toRevision(question.content, questionId, 1) };
    });
    await this.repository.insertQuestions(
      created.map(({ question: { slug, externalId, position }, revision }) => ({
        id: revision.questionId,
        bankId: this.bankId,
        slug,
        externalId,
        position,
        currentRevisionId: revision.id,
        version: 1,
        createdAt: this.now,
        updatedAt: this.now,
        retiredAt: null,
      })),
    );
    await this.repository.insertRevisions(created.map(({ revision }) => revision));
    await this.list(created.map(({ question, revision }) => listed(question.position, revision)));
    this.counts.added += batch.length;
    return created.map(({ revision }) => revision.questionId);
  }

  async revise(batch: readonly RevisedQuestion[]): Promise<void> {
    if (batch.length === 0) return;
    const standing = await this.standingOf(batch.map(({ questionId }) => questionId));
    const revised = batch.map(({ questionId, position, content }) => {
      const before = getStanding(standing, questionId);
      const revision = this.toRevision(content, questionId, before.revisionNumber + 1);
      this.counts[changeOf(before, revision)] += 1;
      return { position, revision };
    });
    await this.repository.insertRevisions(revised.map(({ revision }) => revision));
    await this.change(revised.map(({ position, revision }) => listed(position, revision)));
  }

  /** The same words at another place. Not for retired questions. */
  async move(batch: readonly MovedQuestion[]): Promise<void> {
    await this.place(batch);
    this.counts.moved += batch.length;
  }

  /** No longer introduced; whoever learns them keeps them. */
  async retire(questionIds: readonly string[]): Promise<void> {
    if (questionIds.length === 0) return;
    const standing = await this.standingOf(questionIds);
    for (const questionId of questionIds) getStanding(standing, questionId);
    await this.repository.retire(questionIds, this.now);
    await this.repository.unlist(this.bankId, questionIds, this.number);
    this.counts.retired += questionIds.length;
  }

  /** Retired ones as they were. */
  async restore(questionIds: readonly string[]): Promise<void> {
    const standing = await this.standingOf(questionIds);
    await this.change(questionIds.map((questionId) => getStanding(standing, questionId)));
    this.counts.restored += questionIds.length;
  }

  /** Retired ones in the words they had, each at a place that may be another. */
  async restoreAt(batch: readonly MovedQuestion[]): Promise<void> {
    await this.place(batch);
    this.counts.restored += batch.length;
  }

  /** @returns null when nothing was changed, and then nothing is written */
  async publish({ notes, publishedBy }: Imprint): Promise<BankRelease | null> {
    const { bankId, counts, previous } = this;
    if (Object.values(counts).every((count) => count === 0)) return null;
    const release: BankRelease = {
      ...counts,
      bankId,
      number: this.number,
      version: nextReleaseVersion(previous?.version ?? null, counts),
      notes,
      publishedBy,
      publishedAt: this.now,
      questionCount:
        (previous?.questionCount ?? 0) + counts.added + counts.restored - counts.retired,
    };
    await this.repository.insertRelease(release);
    return release;
  }

  /** At these places, in the words they have. */
  private async place(batch: readonly MovedQuestion[]): Promise<void> {
    const standing = await this.standingOf(batch.map(({ questionId }) => questionId));
    await this.change(
      batch.map(({ questionId, position }) => {
        const { revisionId } = getStanding(standing, questionId);
        return { questionId, position, revisionId };
      }),
    );
  }

  private get number(): number {
    return (this.previous?.number ?? 0) + 1;
  }

  private async standingOf(
    questionIds: readonly string[],
  ): Promise<ReadonlyMap<string, StandingQuestion>> {
    if (questionIds.length === 0) return new Map();
    const standing = await this.repository.listStanding(this.bankId, questionIds);
    return new Map(standing.map((question) => [question.questionId, question]));
  }

  private async change(questions: readonly Listed[]): Promise<void> {
    if (questions.length === 0) return;
    await this.repository.updateQuestions(questions, this.now);
    const ids = questions.map(({ questionId }) => questionId);
    await this.repository.unlist(this.bankId, ids, this.number);
    await this.list(questions);
  }

  private list(questions: readonly Listed[]): Promise<void> {
    return this.repository.list(this.bankId, questions, this.number);
  }

  private toRevision(
    content: QuestionContent,
    questionId: string,
    number: number,
  ): QuestionRevision {
    return {
      ...content,
      questionId,
      number,
      id: this.ids.next(),
      contentHash: contentHash(content),
      structureHash: structureHash(content),
      createdAt: this.now,
    };
  }
}

function listed(position: number, revision: QuestionRevision): Listed {
  return { questionId: revision.questionId, revisionId: revision.id, position };
}

function getStanding(
  standing: ReadonlyMap<string, StandingQuestion>,
  questionId: string,
): StandingQuestion {
  const question = standing.get(questionId);
  if (question === undefined) throw new RangeError('a release changes questions of its bank only');
  return question;
}

function changeOf(before: StandingQuestion, revision: QuestionRevision): ReleaseChange {
  if (before.isRetired) return 'restored';
  return before.structureHash === revision.structureHash ? 'reworded' : 'rescored';
}

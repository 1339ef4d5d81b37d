import { Injectable } from '@nestjs/common';
import { DraftReader } from '../authoring/draft.reader.js';
import { BankContentReader } from '../question-bank/bank-content.reader.js';
import { CatalogueBook } from '../question-bank/catalogue-book.service.js';
import type { Bank } from '../question-bank/domain/bank.js';
import type { BankRelease } from '../question-bank/domain/bank-release.js';
import type { ExportedName } from './domain/list-exported.js';

type Fields = Readonly<Record<string, unknown>>;

/** In memory at a time. */
const questionsAtOnce = 100;

/** What a bank says, in the form of a native document, no more of it at a time than is asked for. */
@Injectable()
export class ExportedBank {
  constructor(
    private readonly bank: BankContentReader,
    private readonly drafts: DraftReader,
    private readonly catalogue: CatalogueBook,
  ) {}

  /** Everything but the questions: the bank, and what its questions name. */
  async headOf(
    { id, slug, title, description, license, reveal }: Bank,
    release: BankRelease | null,
    drafted: readonly unknown[],
  ): Promise<Fields> {
    const named = [
      ...(release === null ? [] : [await this.bank.listReferences(id, release.number)]),
      ...(drafted.length === 0 ? [] : [await this.drafts.listReferences(id)]),
    ];
    return {
      bank: { slug, title, description, license, reveal },
      ...(await this.catalogue.describe({
        topics: named.flatMap(({ topics }) => topics),
        skills: named.flatMap(({ skills }) => skills),
        sources: named.flatMap(({ sources }) => sources),
      })),
    };
  }

  async *questionsOf(names: readonly ExportedName[]): AsyncGenerator<Fields> {
    for (let start = 0; start < names.length; start += questionsAtOnce) {
      yield* await this.read(names.slice(start, start + questionsAtOnce));
    }
  }

  /** A draft that was discarded or published meanwhile is left out. */
  private async read(names: readonly ExportedName[]): Promise<Fields[]> {
    const revisions = names.flatMap(({ slug, externalId, revisionId }) =>
      revisionId === null ? [] : [{ slug, externalId, revisionId }],
    );
    const documents = await this.bank.readDocuments(revisions);
    const bySlug = new Map(documents.map((document) => [document.slug, document]));
    const ids = names.flatMap(({ questionId, revisionId }) =>
      revisionId === null ? [questionId] : [],
    );
    const drafts = await this.drafts.readDocuments(ids);
    return names.flatMap(({ questionId, slug, externalId, revisionId }): Fields[] => {
      const published = revisionId === null ? undefined : bySlug.get(slug);
      if (published !== undefined) return [{ ...published }];
      const draft = drafts.get(questionId);
      if (draft === undefined) return [];
      return [{ slug, ...(externalId === null ? {} : { externalId }), ...draft }];
    });
  }
}

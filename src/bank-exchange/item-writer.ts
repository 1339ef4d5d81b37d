import { Injectable } from '@nestjs/common';
import { DraftBook } from '../authoring/draft-book.service.js';
import type { DraftDocument } from '../authoring/domain/draft.js';
import { CatalogueBook } from '../question-bank/catalogue-book.service.js';
import type { QuestionDocument } from '../question-bank/domain/question-document.js';
import { ReleaseWriter } from '../question-bank/release-writer.service.js';
import { toQuestionContent } from '../question-bank/to-question-content.js';
import { placeItems, type PlacedItem } from './domain/place-items.js';
import { fileFormats } from './file-formats.js';
import { ImportItemRepository, type ItemCounts } from './import-item.repository.js';
import type { ImportInput } from './import-input.js';
import type { PlannedImport } from './import-planner.service.js';
import { StoredDocuments } from './stored-documents.js';

/** Written at once: few enough that other requests are answered in between. */
const itemsAtOnce = 100;

/** Writes what was planned, as drafts or as a release. */
@Injectable()
export class ItemWriter {
  constructor(
    private readonly releases: ReleaseWriter,
    private readonly drafts: DraftBook,
    private readonly catalogue: CatalogueBook,
    private readonly items: ImportItemRepository,
    private readonly documents: StoredDocuments,
  ) {}

  /** Nobody else publishes in this bank until the transaction ends. @throws AppError not-found */
  async lock(bankId: string): Promise<void> {
    await this.releases.open(bankId);
  }

  count(importId: string): Promise<ItemCounts> {
    return this.items.count(importId);
  }

  /** @returns the number of the release that was made, null when none was */
  async write(
    accountId: string,
    input: ImportInput,
    { read, plan }: PlannedImport,
  ): Promise<number | null> {
    const added = Object.values(plan.catalogue.added).reduce((sum, count) => sum + count, 0);
    if (added > 0) await this.catalogue.add(read.head ?? {});
    const placed = placeItems(plan);
    return input.publish
      ? this.publish(accountId, input, placed)
      : this.draft(accountId, input, placed);
  }

  private async publish(
    accountId: string,
    input: ImportInput,
    placed: readonly PlacedItem[],
  ): Promise<number | null> {
    if (placed.length === 0) return null;
    const release = await this.releases.open(input.bankId);
    for (const some of batches(placed)) {
      const incoming = await this.documents.readIncoming(input, some);
      const questions = some.map((item) => {
        const document = { ...incoming.get(item.ordinal), slug: item.slug };
        return { item, content: toQuestionContent(document as QuestionDocument) };
      });
      const fresh = questions.filter(({ item }) => !item.isPublished);
      const ids = await release.create(
        fresh.map(({ item: { questionId, slug, externalId, position }, content }) => ({
          ...(questionId === null ? {} : { id: questionId }),
          slug,
          externalId,
          position,
          content,
        })),
      );
      await release.revise(
        questions.flatMap(({ item: { questionId, position, isPublished }, content }) =>
          isPublished && questionId !== null ? [{ questionId, position, content }] : [],
        ),
      );
      await this.drafts.remove(some.flatMap(({ questionId }) => questionId ?? []));
      await this.name(
        input,
        fresh.map(({ item }) => item),
        ids,
      );
    }
    const made = await release.publish({ notes: '', publishedBy: accountId });
    return made?.number ?? null;
  }

  private async draft(
    accountId: string,
    input: ImportInput,
    placed: readonly PlacedItem[],
  ): Promise<null> {
    const { isLossless } = fileFormats[input.format];
    for (const some of batches(placed)) {
      const incoming = await this.documents.readIncoming(input, some);
      const known = new Map(
        some.flatMap(({ known: each }) =>
          each === null ? [] : [[each.questionId, each] as const],
        ),
      );
      const stored = isLossless
        ? new Map<string, object>()
        : await this.documents.read(input, some, known);
      const ids = await this.drafts.write(
        input.bankId,
        accountId,
        some.map(({ ordinal, questionId, slug, externalId, position, isPublished }) => ({
          questionId,
          slug,
          externalId,
          // A published question stays where it is.
          position: isPublished ? null : position,
          document: { ...stored.get(questionId ?? ''), ...incoming.get(ordinal) } as DraftDocument,
        })),
      );
      await this.name(input, some, ids);
    }
    return null;
  }

  private async name(
    { importId }: ImportInput,
    items: readonly PlacedItem[],
    ids: readonly string[],
  ): Promise<void> {
    const made = items.flatMap(({ ordinal, questionId }, place) => {
      const id = ids[place];
      return questionId === null && id !== undefined ? [{ ordinal, questionId: id }] : [];
    });
    if (made.length > 0) await this.items.setQuestionIds(importId, made);
  }
}

function* batches(items: readonly PlacedItem[]): Generator<readonly PlacedItem[]> {
  for (let start = 0; start < items.length; start += itemsAtOnce) {
    yield items.slice(start, start + itemsAtOnce);
  }
}

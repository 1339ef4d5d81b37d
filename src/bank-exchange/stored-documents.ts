import { Injectable } from '@nestjs/common';
import { DraftReader } from '../authoring/draft.reader.js';
import { BankContentReader } from '../question-bank/bank-content.reader.js';
import { BankFileRepository } from './bank-file.repository.js';
import { differingFields } from './domain/differing-fields.js';
import type { KnownQuestion } from './domain/plan-import.js';
import type { PlannedItem } from './domain/planned-item.js';
import { fileFormats } from './file-formats.js';
import type { ImportInput } from './import-input.js';

type Fields = Readonly<Record<string, unknown>>;

/** Documents in memory at a time, those of the file and those of the bank. */
const documentsAtOnce = 100;

/** What questions of a bank say now: as drafts where there are some, else as learners see them. */
@Injectable()
export class StoredDocuments {
  constructor(
    private readonly files: BankFileRepository,
    private readonly bank: BankContentReader,
    private readonly drafts: DraftReader,
  ) {}

  /**
   * Tells of each update what it changes. A format that cannot say everything about a question may turn out
   * to change nothing.
   */
  async compare(
    input: ImportInput,
    items: readonly PlannedItem[],
    known: ReadonlyMap<string, KnownQuestion>,
  ): Promise<PlannedItem[]> {
    const updates = items.filter(({ outcome }) => outcome === 'update');
    const compared = new Map<number, PlannedItem>();
    for (let start = 0; start < updates.length; start += documentsAtOnce) {
      const some = updates.slice(start, start + documentsAtOnce);
      const incoming = await this.readIncoming(input, some);
      const stored = await this.read(input, some, known);
      for (const item of some) {
        const before = stored.get(item.questionId ?? '') ?? {};
        const changed = differingFields(before, incoming.get(item.ordinal) ?? {}, {
          isWhole: fileFormats[input.format].isLossless,
        });
        const question = known.get(item.questionId ?? '');
        const isSame = changed.length === 0 && question !== undefined && stands(question, input);
        compared.set(item.ordinal, { ...item, changed, outcome: isSame ? 'same' : 'update' });
      }
    }
    return items.map((item) => compared.get(item.ordinal) ?? item);
  }

  /** What entries of the file say, by their place. */
  async readIncoming(
    { importId }: ImportInput,
    items: readonly Pick<PlannedItem, 'ordinal'>[],
  ): Promise<ReadonlyMap<number, Fields>> {
    const ordinals = items.map(({ ordinal }) => ordinal);
    const documents = await this.files.readDocuments(importId, ordinals);
    return new Map(
      documents.map(({ ordinal, document }) => [ordinal, JSON.parse(document) as Fields]),
    );
  }

  /** What their questions say now, by question; nothing for those that are new. */
  async read(
    { publish }: ImportInput,
    items: readonly Pick<PlannedItem, 'questionId'>[],
    known: ReadonlyMap<string, KnownQuestion>,
  ): Promise<ReadonlyMap<string, Fields>> {
    const questions = items.flatMap(({ questionId }) => known.get(questionId ?? '') ?? []);
    const isDraft = ({ documentHash, isPublished }: KnownQuestion): boolean =>
      documentHash !== null && !(publish && isPublished);
    const drafts = await this.drafts.readDocuments(
      questions.filter(isDraft).map(({ questionId }) => questionId),
    );
    const published = questions.filter((question) => !isDraft(question));
    const documents = await this.bank.readCurrent(published.map(({ questionId }) => questionId));
    return new Map<string, Fields>([
      ...Array.from(drafts, ([id, document]) => [id, { ...document }] as const),
      ...Array.from(documents, ([id, { slug: _slug, externalId: _id, ...rest }]) => {
        return [id, rest] as const;
      }),
    ]);
  }
}

/** Whether what a question says is where the import would put it. */
function stands({ contentHash, documentHash }: KnownQuestion, { publish }: ImportInput): boolean {
  return publish ? contentHash !== null : documentHash !== null || contentHash !== null;
}

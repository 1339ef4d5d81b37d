import { Injectable } from '@nestjs/common';
import { DraftReader } from '../authoring/draft.reader.js';
import { BankContentReader, type BankedName } from '../question-bank/bank-content.reader.js';
import { CatalogueBook, type CataloguePlan } from '../question-bank/catalogue-book.service.js';
import { BankFileRepository } from './bank-file.repository.js';
import type { ImportProblem } from './domain/bank-import.js';
import type { EntryFacts } from './domain/checked-entry.js';
import { planImport, type KnownQuestion } from './domain/plan-import.js';
import type { PlannedItem } from './domain/planned-item.js';
import { rejectBesideOthers } from './reject-beside-others.js';
import type { ImportInput, ReadFile } from './import-input.js';
import { StoredDocuments } from './stored-documents.js';

/** What an import does, and what its bank looked like when that was decided. */
export interface ImportPlan {
  readonly items: readonly PlannedItem[];
  /** What entries are called elsewhere, by their place. */
  readonly externalIds: readonly (string | null)[];
  readonly catalogue: CataloguePlan;
  readonly known: ReadonlyMap<string, KnownQuestion>;
  /** Where the first new question goes in the order of introduction. */
  readonly nextPosition: number;
}

/** A file that was read, and what it does to the bank as it was at `stamp`. */
export interface PlannedImport {
  readonly read: ReadFile;
  readonly plan: ImportPlan;
  readonly stamp: string;
}

/** Decides what becomes of each entry of a file that was read, against its bank as it is. */
@Injectable()
export class ImportPlanner {
  constructor(
    private readonly files: BankFileRepository,
    private readonly bank: BankContentReader,
    private readonly drafts: DraftReader,
    private readonly catalogue: CatalogueBook,
    private readonly documents: StoredDocuments,
  ) {}

  /** Changes with every change of the bank and its drafts. */
  async stampOf(bankId: string): Promise<string> {
    return `${await this.bank.versionOf(bankId)} ${await this.drafts.stampOf(bankId)}`;
  }

  async plan(input: ImportInput, { head }: ReadFile): Promise<ImportPlan> {
    const catalogue = await this.catalogue.plan(head ?? {});
    const facts = await this.files.listFacts(input.importId);
    const banked = await this.bank.listNames(input.bankId);
    const drafted = await this.drafts.listNames(input.bankId);
    const known = knownQuestions(banked, drafted);
    const lost = facts.map((each) => lostReferences(each, catalogue));
    const plans = planImport(
      facts.map((each, ordinal) => ({
        ...each,
        ordinal,
        hasFindings: each.hasFindings || (lost[ordinal]?.length ?? 0) > 0,
      })),
      known,
      input,
    );
    const items = plans.map((plan): PlannedItem => {
      const isJudged = plan.outcome !== 'same' || !input.publish;
      const problems = [...plan.problems, ...(isJudged ? (lost[plan.ordinal] ?? []) : [])];
      return { ...plan, problems, changed: [], isJudged };
    });
    const byId = new Map(known.map((question) => [question.questionId, question]));
    const compared = (await this.documents.compare(input, items, byId)).map((item) =>
      input.publish ? noticeDraft(item, byId, facts) : item,
    );
    return {
      items: input.publish ? rejectBesideOthers(compared, facts, banked) : compared,
      externalIds: facts.map(({ externalId }) => externalId),
      catalogue,
      known: byId,
      nextPosition: nextPosition([...banked, ...drafted]),
    };
  }
}

function knownQuestions(
  banked: readonly BankedName[],
  drafted: Awaited<ReturnType<DraftReader['listNames']>>,
): KnownQuestion[] {
  const drafts = new Map(drafted.map((draft) => [draft.questionId, draft]));
  const published = banked.map((question) => ({
    questionId: question.questionId,
    externalId: question.externalId,
    slug: question.slug,
    position: question.position,
    contentHash: question.isRetired ? null : question.contentHash,
    isPublished: true,
    documentHash: drafts.get(question.questionId)?.contentHash ?? null,
  }));
  const ids = new Set(banked.map(({ questionId }) => questionId));
  const fresh = drafted.filter(({ questionId }) => !ids.has(questionId));
  return [
    ...published,
    ...fresh.map(({ questionId, externalId, slug, position, contentHash }) => ({
      questionId,
      externalId,
      slug,
      position,
      contentHash: null,
      isPublished: false,
      documentHash: contentHash,
    })),
  ];
}

/** What is published takes the place of a draft, which may say something else. */
function noticeDraft(
  item: PlannedItem,
  known: ReadonlyMap<string, KnownQuestion>,
  facts: readonly EntryFacts[],
): PlannedItem {
  const draft = known.get(item.questionId ?? '')?.documentHash ?? null;
  const isReplaced = draft !== null && draft !== facts[item.ordinal]?.documentHash;
  if (item.outcome !== 'update' || !isReplaced) return item;
  const detail = 'takes the place of a draft that says something else, which is gone then';
  const notice = { pointer: '', code: 'draft-replaced', detail, isFault: false };
  return { ...item, problems: [...item.problems, notice] };
}

function lostReferences(
  { looseReferences }: EntryFacts,
  { names }: CataloguePlan,
): ImportProblem[] {
  const detail = 'is neither in the document nor known already';
  return looseReferences
    .filter(({ list, name }) => !names[list].has(name))
    .map(({ pointer }) => ({ pointer, code: 'unknown-reference', detail, isFault: false }));
}

function nextPosition(places: readonly { readonly position: number | null }[]): number {
  return places.reduce((next, { position }) => Math.max(next, (position ?? -1) + 1), 0);
}

import { Injectable } from '@nestjs/common';
import { AppError, type FieldProblem } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BankHeadDto } from './bank-document.dto.js';
import type { BankEntity } from './bank.entity.js';
import { BankImportRepository, type ImportedQuestion } from './bank-import.repository.js';
import { checkDocument, type CheckedDocument } from './check-document.js';
import { contentHash, structureHash } from './content-hash.js';
import { planImport, type ImportPlan } from './domain/plan-import.js';
import type { QuestionContent, QuestionRevision } from './domain/question-content.js';
import { problemsAgainst } from './problems-against.js';
import { toCatalogue } from './to-catalogue.js';

/** What an import did. */
export interface ImportReport {
  bankId: string;
  created: number;
  revised: number;
  /** Same content as before, whether or not the position changed. */
  unchanged: number;
  /** Slugs of questions that the document leaves out; they stay as they are. */
  absent: string[];
}

/** Nobody reads more at once, and a reply has to end somewhere. */
const mostProblems = 1000;

interface IncomingQuestion {
  slug: string;
  position: number;
  contentHash: string;
  content: QuestionContent;
}

interface BankBefore {
  bank: BankEntity | null;
  questions: ImportedQuestion[];
}

type CheckedQuestion = CheckedDocument['questions'][number];
type Plan = ImportPlan<ImportedQuestion, IncomingQuestion>;

/** Brings a whole bank document into the database: all of it or, when anything is wrong, nothing. */
@Injectable()
export class BankImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: BankImportRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Importing the same document again writes nothing.
   *
   * @param input the document as parsed JSON or YAML, not yet checked
   * @throws AppError validation-failed, with every problem and where it is
   */
  async importBank(input: unknown, options: { isDefault?: boolean } = {}): Promise<ImportReport> {
    const checked = checkDocument(input);
    return this.unitOfWork.runUnhurried(async () => {
      await this.repository.lock();
      const known = await this.repository.findCatalogue();
      const before = await this.findBank(checked);
      const problems = problemsAgainst(checked, {
        topics: known.topics.map(({ slug }) => slug),
        skills: known.skills.map(({ slug }) => slug),
        sources: known.sources.map(({ id }) => id),
        questions: before.questions,
      });
      if (problems.length > 0) throw faultyDocument(problems);
      await this.repository.writeCatalogue(known, toCatalogue(checked.document, known));
      return this.writeBank(checked, before, options);
    });
  }

  /** The bank of this slug as it stands; the head of a faulty document may be anything. */
  private async findBank({ document }: CheckedDocument): Promise<BankBefore> {
    const head: Partial<BankHeadDto> | null | undefined = document.bank;
    const slug: unknown = head?.slug;
    const bank = typeof slug === 'string' ? await this.repository.findBank(slug) : null;
    return { bank, questions: bank === null ? [] : await this.repository.listQuestions(bank.id) };
  }

  private async writeBank(
    { document, questions }: CheckedDocument,
    { bank: before, questions: stored }: BankBefore,
    options: { isDefault?: boolean },
  ): Promise<ImportReport> {
    const bank = this.nextBank(before, document.bank, options);
    const plan = planImport(stored, questions.map(toIncoming));
    const writes = plan.create.length + plan.revise.length + plan.move.length;
    // The bank's version stands for its list of questions too: readers keep that list by it.
    if (before === null || writes > 0 || isDifferent(before, bank)) {
      await this.repository.saveBank(bank);
    }
    await this.writeQuestions(bank.id, plan);
    return {
      bankId: bank.id,
      created: plan.create.length,
      revised: plan.revise.length,
      unchanged: plan.move.length + plan.untouched,
      absent: plan.absent.map(({ slug }) => slug),
    };
  }

  private nextBank(
    before: BankEntity | null,
    head: BankHeadDto,
    options: { isDefault?: boolean },
  ): BankEntity {
    const now = this.clock.now();
    return {
      id: before?.id ?? this.ids.next(),
      slug: head.slug,
      title: head.title,
      description: head.description,
      license: head.license,
      reveal: head.reveal,
      isDefault: options.isDefault ?? before?.isDefault ?? false,
      version: (before?.version ?? 0) + 1,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
  }

  private async writeQuestions(bankId: string, plan: Plan): Promise<void> {
    const now = this.clock.now();
    const created = plan.create.map((incoming) => {
      const questionId = this.ids.next();
      return { incoming, revision: this.toRevision(incoming, { questionId, number: 1 }) };
    });
    const revised = plan.revise.map(({ stored, incoming }) => {
      const place = { questionId: stored.id, number: stored.revisionNumber + 1 };
      return { stored, incoming, revision: this.toRevision(incoming, place) };
    });
    const revisions = [...created, ...revised].map(({ revision }) => revision);
    await this.repository.insertQuestions(
      created.map(({ incoming, revision }) => ({
        id: revision.questionId,
        bankId,
        slug: incoming.slug,
        position: incoming.position,
        currentRevisionId: revision.id,
        version: 1,
        createdAt: now,
        updatedAt: now,
        retiredAt: null,
      })),
    );
    await this.repository.insertRevisions(revisions);
    const moved = plan.move.map((pair) => ({ ...pair, revision: { id: pair.stored.revisionId } }));
    for (const { stored, incoming, revision } of [...revised, ...moved]) {
      await this.repository.updateQuestion(stored.id, {
        position: incoming.position,
        currentRevisionId: revision.id,
        version: stored.version + 1,
        updatedAt: now,
      });
    }
  }

  private toRevision(
    { content, contentHash: hash }: IncomingQuestion,
    place: { questionId: string; number: number },
  ): QuestionRevision {
    return {
      ...content,
      ...place,
      id: this.ids.next(),
      contentHash: hash,
      structureHash: structureHash(content),
      createdAt: this.clock.now(),
    };
  }
}

function toIncoming({ slug, place, content }: CheckedQuestion): IncomingQuestion {
  return { slug, position: place, contentHash: contentHash(content), content };
}

function isDifferent(before: BankEntity, after: BankEntity): boolean {
  const fields = ['title', 'description', 'license', 'reveal', 'isDefault'] as const;
  return fields.some((field) => before[field] !== after[field]);
}

function faultyDocument(problems: readonly FieldProblem[]): AppError {
  const rest = problems.length - mostProblems;
  const more = rest > 0 ? ` ${rest} more problems are not listed.` : '';
  const detail = `The document is faulty; nothing was imported.${more}`;
  return new AppError('validation-failed', detail, { errors: problems.slice(0, mostProblems) });
}

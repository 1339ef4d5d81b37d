import { Injectable } from '@nestjs/common';
import { AppError, type FieldProblem } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BankHeadDto } from './bank-document.dto.js';
import { BankEntity } from './bank.entity.js';
import { BankImportRepository, type ImportedQuestion } from './bank-import.repository.js';
import { checkDocument, type CheckedDocument } from './check-document.js';
import { contentHash } from './content-hash.js';
import { planImport, type ImportPlan } from './domain/plan-import.js';
import type { QuestionContent } from './domain/question-content.js';
import { problemsAgainst } from './problems-against.js';
import { ReleaseWriter } from './release-writer.service.js';
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
    private readonly releases: ReleaseWriter,
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
    const plan = planImport(stored, questions.map(toIncoming));
    const changes = plan.create.length + plan.revise.length + plan.move.length;
    const bank = this.nextBank(before, document.bank, options);
    // The bank's version stands for its list of questions too: readers keep that list by it.
    if (before === null || isDifferent(before, bank)) {
      if (changes === 0) bank.version += 1;
      await this.repository.saveBank(bank);
    }
    if (changes > 0) await this.publish(bank.id, plan);
    return {
      bankId: bank.id,
      created: plan.create.length,
      revised: plan.revise.length,
      unchanged: plan.move.length + plan.untouched,
      absent: plan.absent.map(({ slug }) => slug),
    };
  }

  /** As it is before its release, which brings it to its next version. */
  private nextBank(
    before: BankEntity | null,
    head: BankHeadDto,
    options: { isDefault?: boolean },
  ): BankEntity {
    const now = this.clock.now();
    const { slug, title, description, license, reveal } = head;
    const stored = before ?? {
      id: this.ids.next(),
      ownerId: null,
      visibility: 'public',
      isDefault: false,
      forkedFromBankId: null,
      forkedFromRelease: null,
      version: 0,
      createdAt: now,
    };
    const isDefault = options.isDefault ?? stored.isDefault;
    return Object.assign(new BankEntity(), stored, {
      slug,
      title,
      description,
      license,
      reveal,
      isDefault,
      updatedAt: now,
    });
  }

  private async publish(bankId: string, plan: Plan): Promise<void> {
    const release = await this.releases.open(bankId);
    await release.create(
      plan.create.map(({ slug, position, content }) => ({
        slug,
        externalId: null,
        position,
        content,
      })),
    );
    await release.revise(
      plan.revise.map(({ stored, incoming: { position, content } }) => ({
        questionId: stored.id,
        position,
        content,
      })),
    );
    await release.move(
      plan.move.map(({ stored, incoming: { position } }) => ({ questionId: stored.id, position })),
    );
    await release.publish({ notes: '', publishedBy: null });
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

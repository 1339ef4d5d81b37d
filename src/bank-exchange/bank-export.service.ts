import { Injectable } from '@nestjs/common';
import { DraftReader } from '../authoring/draft.reader.js';
import { AppError, notFound } from '../kernel/app-error.js';
import { BankContentReader } from '../question-bank/bank-content.reader.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import type { Bank } from '../question-bank/domain/bank.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { ExportedBank } from './exported-bank.service.js';
import { listExported } from './domain/list-exported.js';
import { exportFormats, type ExportFormat } from './export-formats.js';

/** What is to go out of a bank. */
export interface ExportWish {
  readonly format: ExportFormat;
  /** Number of a release; the latest when left out. */
  readonly release?: number | undefined;
  /** Drafts too, in place of the questions that they change. */
  readonly drafts: boolean;
}

/** A file on its way out. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
}

/** Whole banks as files, for whoever may see all of them. */
@Injectable()
export class BankExport {
  constructor(
    private readonly gate: BankGate,
    private readonly questions: QuestionReader,
    private readonly bank: BankContentReader,
    private readonly drafts: DraftReader,
    private readonly exported: ExportedBank,
  ) {}

  /** @throws AppError not-found, forbidden where outlines or drafts are not for the caller */
  async open(callerId: string, bankId: string, wish: ExportWish): Promise<ExportedFile> {
    const bank = await this.getBank(callerId, bankId, wish);
    const release = await this.bank.findRelease(bankId, wish.release ?? null);
    if (release === null && wish.release !== undefined) throw notFound('release');
    const listed = release === null ? [] : await this.bank.listRelease(bankId, release.number);
    const drafted = wish.drafts ? await this.drafts.listNames(bankId) : [];
    const format = exportFormats[wish.format];
    const version = release?.version ?? '0.0.0';
    return {
      name: `${bank.slug}-${version}${wish.drafts ? '-drafts' : ''}.${format.ending}`,
      mediaType: format.mediaType,
      pieces: format.write({
        head: await this.exported.headOf(bank, release, drafted),
        questions: this.exported.questionsOf(listExported(listed, drafted)),
      }),
    };
  }

  private async getBank(callerId: string, bankId: string, { drafts }: ExportWish): Promise<Bank> {
    const role = await this.gate.roleIn(callerId, bankId);
    if (role === null) await this.gate.assertReadable(callerId, bankId);
    const bank = await this.questions.findBank(bankId);
    if (bank === null) throw notFound('bank');
    if (role !== null) return bank;
    if (drafts) throw new AppError('forbidden', 'Drafts are for owner and collaborators only.');
    if (bank.reveal === 'open') return bank;
    throw new AppError('forbidden', 'This bank shows outlines after an attempt only.');
  }
}

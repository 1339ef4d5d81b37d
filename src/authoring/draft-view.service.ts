import { Injectable } from '@nestjs/common';
import { StandingQuestionReader } from '../question-bank/standing-question.reader.js';
import { BankDesk } from './bank-desk.service.js';
import type { Draft } from './domain/draft.js';
import { DraftLinter, type LintedDraft, type Surroundings } from './draft-linter.service.js';
import { DraftRepository } from './draft.repository.js';
import { mostAtALook, TextComparison } from './text-comparison.service.js';

/** Drafts with what is to be said about them, as if all drafts of their bank were published now. */
@Injectable()
export class DraftView {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly questions: StandingQuestionReader,
    private readonly linter: DraftLinter,
    private readonly texts: TextComparison,
    private readonly desk: BankDesk,
  ) {}

  /** One, compared with what is published too where that is little; else publishing and its preview do. */
  async describe(draft: Draft): Promise<LintedDraft> {
    const around = await this.around(draft.bankId);
    const linted = await this.linter.lintDrafts([draft], around);
    const [compared] = await this.texts.compare(linted, around, mostAtALook);
    if (compared === undefined) throw new RangeError('a draft was lost');
    return compared;
  }

  /** For listing a bank’s drafts in as many parts as are handy. @throws AppError not-found */
  async open(
    callerId: string,
    bankId: string,
  ): Promise<(drafts: readonly Draft[]) => Promise<LintedDraft[]>> {
    await this.desk.getRole(callerId, bankId);
    const around = await this.around(bankId);
    return (drafts) => this.linter.lintDrafts(drafts, around);
  }

  private async around(bankId: string): Promise<Surroundings> {
    return {
      standing: await this.questions.list(bankId),
      leaving: new Set(),
      coming: await this.drafts.listHeads(bankId),
    };
  }
}

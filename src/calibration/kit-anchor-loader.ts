import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankContentReader } from '../question-bank/bank-content.reader.js';
import { KitParts, type KitPart } from '../question-bank/kit-parts.js';
import { KitError } from '../question-bank/read-kit.js';
import { AnchorBook, type AnchorDraft } from './anchor-book.service.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';
import { sameJudgement } from './domain/same-judgement.js';
import { anchorFault, readKitAnchors, type KitAnchor } from './read-kit-anchors.js';

/**
 * Brings the anchors of a kit into the database. One whose answer or levels a newer kit has otherwise, or
 * whose question is scored otherwise by now, gives way to a new one; what was earned by the old one stays. One that
 * somebody retired here stays retired.
 */
@Injectable()
export class KitAnchorLoader implements KitPart, OnModuleInit {
  constructor(
    private readonly parts: KitParts,
    private readonly unitOfWork: UnitOfWork,
    private readonly banks: BankContentReader,
    private readonly anchors: CalibrationAnchorRepository,
    private readonly book: AnchorBook,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  async load(kitDir: string, bankId: string): Promise<void> {
    const { anchors, faults } = readKitAnchors(kitDir);
    const [fault] = faults;
    if (fault !== undefined) throw new KitError(fault);
    if (anchors.length === 0) return;
    await this.unitOfWork.run(async () => {
      await this.anchors.lockKits();
      const names = await this.banks.listNames(bankId);
      const questions = new Map(names.map((each) => [each.slug, each]));
      for (const anchor of anchors) await this.loadOne(anchor, questions.get(anchor.question));
    });
  }

  private async loadOne(
    { path, question: slug, kitName, ...sheet }: KitAnchor,
    question: Pick<AnchorDraft, 'questionId' | 'revisionId'> | undefined,
  ): Promise<void> {
    if (question === undefined) {
      const problem = { pointer: '#/question', code: 'unknown-question', detail: `no '${slug}'` };
      throw new KitError(anchorFault(path, problem));
    }
    const { questionId, revisionId } = question;
    try {
      await this.write({ ...sheet, questionId, revisionId, kitName, createdBy: null });
    } catch (error) {
      const [problem] = error instanceof AppError ? (error.particulars.errors ?? []) : [];
      if (problem === undefined) throw error;
      throw new KitError(anchorFault(path, problem));
    }
  }

  private async write(draft: AnchorDraft & { readonly kitName: string }): Promise<void> {
    const { questionId, kitName } = draft;
    const latest = await this.anchors.findLatestOfKit(questionId, kitName);
    if (latest === null) {
      await this.book.make(draft);
      return;
    }
    const facts = (await this.anchors.factsOf([latest.id])).get(latest.id);
    const isSame = latest.candidateLevel === draft.candidateLevel && sameJudgement(latest, draft);
    if (isSame && latest.retiredAt !== null) return;
    if (isSame && facts?.isOutdated === false) {
      await this.book.change(latest, { items: draft.items });
      return;
    }
    await this.book.retire(latest);
    await this.book.make(draft);
  }
}

import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import { BankDesk } from './bank-desk.service.js';
import { DraftFactory } from './draft-factory.service.js';
import { DraftRepository } from './draft.repository.js';
import type { CreateDraftDto, UpdateDraftDto } from './draft.dto.js';
import type { Draft } from './domain/draft.js';
import { mergePatch } from './domain/merge-patch.js';
import { namedDocument } from './named-document.js';

/** Drafts, one at a time. */
@Injectable()
export class DraftService {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly factory: DraftFactory,
    private readonly desk: BankDesk,
    private readonly keeper: BankKeeper,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError not-found, forbidden, validation-failed, rule-violated, already-exists */
  create(callerId: string, bankId: string, body: CreateDraftDto): Promise<Draft> {
    return this.unitOfWork.run(async () => {
      await this.desk.assertEdits(callerId, bankId);
      await this.keeper.lock(bankId);
      const draft = await this.factory.begin({ bankId, authorId: callerId }, body);
      if (!(await this.drafts.insert(draft))) throw namesTaken();
      return draft;
    });
  }

  /** @throws AppError not-found */
  async get(callerId: string, id: string): Promise<Draft> {
    const draft = await this.drafts.find(id);
    if (draft === null) throw notFound('draft');
    await this.desk.getRole(callerId, draft.bankId, 'draft');
    return draft;
  }

  /** @throws AppError not-found, forbidden, precondition-failed, validation-failed, already-exists */
  update(
    callerId: string,
    id: string,
    { change, ifMatch }: { change: UpdateDraftDto; ifMatch: string },
  ): Promise<Draft> {
    return this.unitOfWork.run(async () => {
      const draft = await this.lockToEdit(callerId, id, ifMatch);
      const document = mergePatch({ ...namedDocument(draft) }, change.document ?? {});
      const { slug, externalId, ...said } = this.factory.read(document);
      if (slug !== draft.slug || externalId !== draft.externalId) {
        await this.assertRenamable(draft);
      }
      const position = change.position === undefined ? draft.position : change.position;
      const isSame =
        said.contentHash === draft.contentHash &&
        position === draft.position &&
        slug === draft.slug &&
        externalId === draft.externalId;
      if (isSame) return draft;
      const next = { ...draft, ...said, slug, externalId, position };
      if (await this.drafts.areNamesTaken(next)) throw namesTaken();
      return this.save(next, callerId);
    });
  }

  /** @throws AppError not-found, forbidden, precondition-failed */
  remove(callerId: string, id: string, ifMatch: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.lockToEdit(callerId, id, ifMatch);
      await this.drafts.remove([id]);
    });
  }

  private async lockToEdit(callerId: string, id: string, ifMatch: string): Promise<Draft> {
    const { bankId } = await this.get(callerId, id);
    await this.desk.assertEdits(callerId, bankId, 'draft');
    // Looked at first, so that a stranger cannot make those who work on it wait. The bank comes before its
    // drafts, as in publishing: under its lock names stay free that are found to be.
    await this.keeper.lock(bankId);
    const draft = await this.drafts.lock(id);
    if (draft === null) throw notFound('draft');
    assertUnchanged({ id, version: draft.version }, ifMatch);
    return draft;
  }

  /** What a published question is called it is called for good. @throws AppError rule-violated */
  private async assertRenamable({ questionId }: Draft): Promise<void> {
    if (!(await this.factory.isPublished(questionId))) return;
    const detail = 'is that of a published question, which keeps its names';
    throw ruleViolated([{ pointer: '#/document/slug', code: 'names-are-fixed', detail }]);
  }

  private async save(draft: Draft, callerId: string): Promise<Draft> {
    const next = { ...draft, ...this.factory.stamp(callerId), version: draft.version + 1 };
    await this.drafts.update(next);
    return next;
  }
}

function namesTaken(): AppError {
  const detail = 'The bank has a draft of this slug or external id, or of this question.';
  return new AppError('already-exists', detail);
}

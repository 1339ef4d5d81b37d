import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { AnchorBook, type AnchorChange, type AnchorDraft } from './anchor-book.service.js';
import { AnchorDesk } from './anchor-desk.service.js';
import { CalibrationAnchorEntity } from './calibration-anchor.entity.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';
import type { Anchor, AnchorFacts } from './domain/anchor.js';

/** An anchor for those who keep it. */
export interface KeptAnchor {
  readonly anchor: Anchor;
  readonly facts: AnchorFacts;
}

export interface AnchorRef {
  readonly questionId: string;
  readonly anchorId: string;
}

/** What those who own or edit a bank do with its anchors. */
@Injectable()
export class AnchorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: AnchorDesk,
    private readonly book: AnchorBook,
    private readonly anchors: CalibrationAnchorRepository,
  ) {}

  /** @throws AppError not-found, forbidden, rule-violated */
  create(
    caller: CurrentUser,
    questionId: string,
    draft: Omit<AnchorDraft, 'questionId' | 'createdBy' | 'kitName'>,
  ): Promise<KeptAnchor> {
    return this.unitOfWork.run(async () => {
      await this.desk.openQuestion(caller, questionId);
      const signed = { questionId, createdBy: caller.id, kitName: null };
      return this.withFacts(await this.book.make({ ...draft, ...signed }));
    });
  }

  /** @throws AppError not-found, forbidden */
  async get(caller: CurrentUser, { questionId, anchorId }: AnchorRef): Promise<KeptAnchor> {
    await this.desk.openQuestion(caller, questionId);
    return this.withFacts(await this.anchors.find(questionId, anchorId));
  }

  /** @throws AppError not-found, forbidden, precondition-failed, invalid-state, rule-violated */
  update(
    caller: CurrentUser,
    ref: AnchorRef,
    { change, ifMatch }: { change: AnchorChange; ifMatch: string },
  ): Promise<KeptAnchor> {
    return this.onLocked(caller, ref, (anchor) => {
      assertUnchanged(anchor, ifMatch);
      return this.book.change(anchor, change);
    });
  }

  /** @throws AppError not-found, forbidden */
  retire(caller: CurrentUser, ref: AnchorRef): Promise<KeptAnchor> {
    return this.onLocked(caller, ref, (anchor) => this.book.retire(anchor));
  }

  /** @throws AppError not-found, forbidden */
  restore(caller: CurrentUser, ref: AnchorRef): Promise<KeptAnchor> {
    return this.onLocked(caller, ref, (anchor) => this.book.restore(anchor));
  }

  private onLocked(
    caller: CurrentUser,
    { questionId, anchorId }: AnchorRef,
    work: (anchor: CalibrationAnchorEntity) => Promise<CalibrationAnchorEntity>,
  ): Promise<KeptAnchor> {
    return this.unitOfWork.run(async () => {
      await this.desk.openQuestion(caller, questionId);
      const anchor = await this.anchors.lock(questionId, anchorId);
      if (anchor === null) throw notFound('anchor');
      return this.withFacts(await work(anchor));
    });
  }

  private async withFacts(anchor: Anchor | null): Promise<KeptAnchor> {
    if (anchor === null) throw notFound('anchor');
    const facts = (await this.anchors.factsOf([anchor.id])).get(anchor.id);
    if (facts === undefined) throw notFound('anchor');
    return { anchor, facts };
  }
}

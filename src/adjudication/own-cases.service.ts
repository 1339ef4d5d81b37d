import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { PeerModeration } from '../peer-review/peer-moderation.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { CaseEnding } from './case-ending.service.js';
import { OwnCaseViews, type OwnCase } from './own-case-views.service.js';

/** Cases for those whom they concern. */
@Injectable()
export class OwnCases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: AdjudicationCaseRepository,
    private readonly moderation: PeerModeration,
    private readonly ending: CaseEnding,
    private readonly views: OwnCaseViews,
  ) {}

  /** @throws AppError not-found */
  async get(personId: string, id: string): Promise<OwnCase> {
    const found = await this.cases.findConcerning(personId, id);
    if (found === null) throw notFound('case');
    return this.views.one(personId, found);
  }

  /**
   * For who opened it, while nobody has decided it. It stays known: the same thing is not said again.
   *
   * @throws AppError not-found, forbidden, precondition-failed, invalid-state
   */
  withdraw(personId: string, id: string, ifMatch: string): Promise<OwnCase> {
    return this.unitOfWork.run(async () => {
      const found = await this.cases.findConcerning(personId, id);
      if (found === null) throw notFound('case');
      if (found.openedBy !== personId) {
        throw new AppError('forbidden', 'Only who opened a case can withdraw it.');
      }
      await this.moderation.hold(found);
      const locked = await this.ending.lock(found);
      assertUnchanged(locked, ifMatch);
      return this.views.one(personId, await this.ending.withdraw(locked));
    });
  }
}

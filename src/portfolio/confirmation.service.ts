import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceService, type StandingEvidence } from './evidence.service.js';
import { PortfolioDoor, type MemberRef } from './portfolio-door.service.js';

/** Coaches vouch for what members have to show. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly door: PortfolioDoor,
    private readonly repository: EvidenceRepository,
    private readonly evidence: EvidenceService,
    private readonly clock: Clock,
  ) {}

  /**
   * As it was read: what has changed since is read again first. Once more changes nothing.
   *
   * @throws AppError forbidden for one's own, not-found, not-shared, precondition-failed, invalid-state for
   * what does not count, and where the cohort was put away
   */
  confirm(
    coachId: string,
    ref: MemberRef,
    { id, ifMatch }: { id: string; ifMatch: string },
  ): Promise<StandingEvidence> {
    if (ref.memberId === coachId) {
      throw new AppError('forbidden', 'A coach does not confirm their own evidence.');
    }
    return this.unitOfWork.run(async () => {
      const { member, isArchived } = await this.door.open(coachId, ref, id);
      if (isArchived) {
        throw new AppError('invalid-state', 'In an archived cohort nothing is confirmed any more.');
      }
      await this.repository.lock(member.id);
      const found = await this.evidence.get(member, id);
      assertUnchanged(found.evidence, ifMatch);
      if (found.standing !== 'counts') {
        throw new AppError('invalid-state', 'It is expired, or its picture is not there.');
      }
      if (found.evidence.confirmations.some((each) => each.coachId === coachId)) return found;
      const confirmation = { coachId, cohortId: ref.cohortId, confirmedAt: this.clock.now() };
      await this.repository.confirm(found.evidence, confirmation);
      return this.evidence.get(member, id);
    });
  }

  /** The coach's own, also when the member shows them nothing any more. @throws AppError not-found */
  async withdraw(coachId: string, ref: MemberRef, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.repository.lock(ref.memberId);
      const evidence = await this.repository.get(ref.memberId, id);
      if (!(await this.repository.withdraw(evidence, coachId))) throw notFound('confirmation');
    });
  }
}

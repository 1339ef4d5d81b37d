import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Page } from '../platform/http/paging.js';
import type { StoredPicture } from './evidence-file.repository.js';
import { EvidenceFiles } from './evidence-files.service.js';
import { EvidenceList } from './evidence-list.service.js';
import type { ListEvidenceQueryDto } from './evidence.dto.js';
import { EvidenceService, type StandingEvidence } from './evidence.service.js';
import { PortfolioDoor, type MemberRef } from './portfolio-door.service.js';

/** What coaches read of a member's portfolio. */
@Injectable()
export class MemberEvidence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly door: PortfolioDoor,
    private readonly lists: EvidenceList,
    private readonly evidence: EvidenceService,
    private readonly files: EvidenceFiles,
  ) {}

  /** @throws AppError not-found, not-shared */
  list(
    coachId: string,
    ref: MemberRef,
    query: ListEvidenceQueryDto,
  ): Promise<Page<StandingEvidence>> {
    return this.unitOfWork.run(async () => {
      const { member } = await this.door.open(coachId, ref, null);
      return this.lists.list(member, query, `${coachId} in ${ref.cohortId}`);
    });
  }

  /** @throws AppError not-found, not-shared */
  get(coachId: string, ref: MemberRef, id: string): Promise<StandingEvidence> {
    return this.unitOfWork.run(async () => {
      const { member } = await this.door.open(coachId, ref, id);
      return this.evidence.get(member, id);
    });
  }

  /** @throws AppError not-found, not-shared */
  getFile(coachId: string, ref: MemberRef, id: string): Promise<StoredPicture> {
    return this.unitOfWork.run(async () => {
      const { member } = await this.door.open(coachId, ref, id);
      return this.files.get(member.id, id);
    });
  }
}

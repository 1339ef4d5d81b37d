import { Injectable } from '@nestjs/common';
import { PeerModeration } from '../peer-review/peer-moderation.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AppealStanding } from './appeal-standing.service.js';
import { CaseOpening } from './case-opening.service.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** Authors who do not accept what peers settled on. */
@Injectable()
export class Appeals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moderation: PeerModeration,
    private readonly standing: AppealStanding,
    private readonly opening: CaseOpening,
  ) {}

  /** @throws AppError not-found for others' requests, invalid-state, already-exists */
  appeal(authorId: string, requestId: string, reason: string): Promise<AdjudicationCase> {
    return this.unitOfWork.run(async () => {
      const request = await this.moderation.hold({ learnerId: authorId, requestId });
      const subjectId = await this.standing.getAppealable(request);
      const subject = { subject: 'settlement', subjectId } as const;
      return this.opening.openFor(request, {
        kind: 'appeal',
        ...subject,
        openedBy: authorId,
        reason,
      });
    });
  }
}

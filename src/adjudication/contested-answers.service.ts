import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PeerReviewRequest } from '../peer-review/domain/peer-review-request.js';
import { Escalations, type CoachDesk } from '../peer-review/escalations.service.js';
import { CaseLapsing } from './case-lapsing.service.js';
import { CaseOpening } from './case-opening.service.js';
import type { ContestCause } from './domain/adjudication-case.js';

/** Where peers hand over what they do not bring to an end. */
@Injectable()
export class ContestedAnswers implements CoachDesk, OnModuleInit {
  constructor(
    private readonly escalations: Escalations,
    private readonly opening: CaseOpening,
    private readonly lapsing: CaseLapsing,
  ) {}

  onModuleInit(): void {
    this.escalations.register(this);
  }

  isPossible(request: PeerReviewRequest): Promise<boolean> {
    return this.opening.isPossible(request);
  }

  /** Once: a case that waits already goes on waiting. */
  async open(request: PeerReviewRequest, cause: ContestCause): Promise<void> {
    const { attemptId } = request;
    const subject = { subject: 'answer', subjectId: attemptId } as const;
    await this.opening.open(request, { kind: 'contested', ...subject, cause });
  }

  async ended(request: PeerReviewRequest): Promise<void> {
    await this.lapsing.lapse(request);
  }
}

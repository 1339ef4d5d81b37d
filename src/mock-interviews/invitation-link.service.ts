import { Injectable } from '@nestjs/common';
import { notFound, ruleViolated } from '../kernel/app-error.js';
import { parseSecretToken } from '../kernel/secret-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isTokenOf } from '../platform/http/token-hash.js';
import { Agreement } from './agreement.service.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { nextInterviewState } from './next-interview-state.js';
import { PassingTime } from './passing-time.service.js';
import { SeatRepository } from './seat.repository.js';

/** Invitations for whoever has the link. They end with the last of their times, and with their use. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly seats: SeatRepository,
    private readonly time: PassingTime,
    private readonly agreement: Agreement,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError not-found, alike for all tokens that do not work */
  preview(token: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(() => this.lock(token));
  }

  /**
   * Take the other seat at one of the times on offer.
   *
   * @throws AppError not-found, rule-violated, conflict
   */
  accept(callerId: string, token: string, startsAt: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.lock(token);
      const { id: interviewId, proposerId } = record.interview;
      if (proposerId === callerId) {
        const detail = 'must be of an invitation of somebody else';
        throw ruleViolated([{ pointer: '#/token', code: 'own-invitation', detail }]);
      }
      nextInterviewState(record, 'accept', { actorId: callerId });
      await this.seats.insert({ learnerId: callerId, interviewId });
      return this.agreement.take(record, { callerId, inviteeId: callerId, startsAt });
    });
  }

  private async lock(token: string): Promise<InterviewRecord> {
    const parsed = parseSecretToken('rhm', token);
    const record = parsed === null ? null : await this.interviews.lockAny(parsed.id);
    const current = record === null ? null : await this.time.settle(record);
    const tokenHash = current?.interview.tokenHash ?? null;
    if (current === null || tokenHash === null || !isTokenOf(tokenHash, token)) {
      throw notFound('open invitation');
    }
    return current;
  }
}

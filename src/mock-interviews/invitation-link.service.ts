import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Agreement } from './agreement.service.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { InvitationTokens } from './invitation-tokens.js';
import { SeatRepository } from './seat.repository.js';

/** Invitations for whoever has the link. They end with the last of their times, and with their use. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly tokens: InvitationTokens,
    private readonly seats: SeatRepository,
    private readonly moves: InterviewMoves,
    private readonly agreement: Agreement,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError not-found, alike for all tokens that do not work */
  preview(callerId: string, token: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(() => this.tokens.lock(callerId, token));
  }

  /**
   * Take the other seat at one of the times on offer. Who has it already is answered as by
   * Agreement.accept.
   *
   * @throws AppError not-found, invalid-state, rule-violated, conflict
   */
  accept(callerId: string, token: string, startsAt: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.takeSeat(callerId, token);
      return this.agreement.acceptIn(record, callerId, startsAt);
    });
  }

  /** What is refused later in the transaction frees the seat again. */
  private async takeSeat(callerId: string, token: string): Promise<InterviewRecord> {
    const record = await this.tokens.lock(callerId, token);
    const { id: interviewId, proposerId, inviteeId } = record.interview;
    if (inviteeId === callerId) return record;
    if (proposerId === callerId) {
      const detail = 'must be of an invitation of somebody else';
      throw ruleViolated([{ pointer: '#/token', code: 'own-invitation', detail }]);
    }
    await this.seats.insert({ learnerId: callerId, interviewId });
    return this.moves.change(record, { inviteeId: callerId });
  }
}

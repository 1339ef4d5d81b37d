import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Agreement } from './agreement.service.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { InvitationTokens } from './invitation-tokens.js';
import { SeatRepository } from './seat.repository.js';

/**
 * Invitations for whoever has the link. They end with the last of their times, and with their use: who
 * takes one of the times or offers others has the other seat from then on, as if invited by name. An offer
 * is answered by that one person, so it must be known whose it is; whoever else has the link finds it
 * used, and learns neither by whom nor for what. Nobody is stuck by it: either of the two can offer,
 * decline or cancel, it ends with the last of the times on offer, and who proposed it can make another
 * link. What is refused uses nothing up. It works for whoever has it: blocks hold for invitations by name.
 */
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

  /**
   * Take the other seat, and offer times in place of those on offer. Who has it already is answered as by
   * Agreement.propose.
   *
   * @throws AppError not-found, invalid-state, rule-violated
   */
  propose(callerId: string, token: string, startsAt: readonly string[]): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.takeSeat(callerId, token);
      return this.agreement.proposeIn(record, callerId, startsAt);
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

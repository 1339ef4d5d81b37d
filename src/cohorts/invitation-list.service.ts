import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { CohortAccess } from './cohort-access.service.js';
import type { Invitation } from './domain/invitation.js';
import { invitationState, type InvitationState } from './domain/invitation-state.js';
import { InvitationRepository } from './invitation.repository.js';

export interface ListedInvitation {
  readonly invitation: Invitation;
  readonly state: InvitationState;
}

/** The invitations into a cohort, without their codes. */
@Injectable()
export class InvitationList {
  constructor(
    private readonly access: CohortAccess,
    private readonly invitations: InvitationRepository,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The latest made first. @throws AppError not-found, forbidden */
  async list(
    callerId: string,
    cohortId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<ListedInvitation>> {
    await this.access.getCoached(callerId, cohortId);
    const now = this.clock.now();
    const scope = ['cohort-invitations', callerId, cohortId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.invitations.page(cohortId, { beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      {
        positionOf: ({ id }) => [id],
        toItem: (invitation) => ({ invitation, state: invitationState(now, invitation) }),
      },
    );
  }
}

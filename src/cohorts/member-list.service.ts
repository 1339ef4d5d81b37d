import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { CohortAccess } from './cohort-access.service.js';
import { MembershipRepository, type StoredMember } from './membership.repository.js';

export interface MemberListing extends Page<StoredMember> {
  /** How many learn here, coaches not counted. */
  readonly memberCount: number;
  /** Whether the caller may know what each of them shares. */
  readonly showsShares: boolean;
}

/** Who is in a cohort: all of them for those who coach it, for the others who coaches them. */
@Injectable()
export class MemberList {
  constructor(
    private readonly access: CohortAccess,
    private readonly memberships: MembershipRepository,
    private readonly cursors: Cursors,
  ) {}

  /** In the order in which they joined. @throws AppError not-found */
  async list(
    callerId: string,
    cohortId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<MemberListing> {
    const { role } = await this.access.getStanding(callerId, cohortId);
    const coachesOnly = role === 'member';
    const scope = ['cohort-members', callerId, cohortId, coachesOnly];
    const position = this.cursors.decode(cursor, scope);
    const after =
      position === null ? null : { joinedAt: String(position[0]), learnerId: String(position[1]) };
    const page = { after, limit: limit + 1, coachesOnly };
    const rows = await this.memberships.page(cohortId, page);
    return {
      ...this.cursors.toPage(
        rows,
        { limit, scope },
        {
          positionOf: ({ joinedAt, learnerId }) => [joinedAt.toISOString(), learnerId],
          toItem: (member) => member,
        },
      ),
      memberCount: await this.memberships.countLearning(cohortId),
      showsShares: !coachesOnly,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { CohortReader, type CohortMember } from '../cohorts/cohort.reader.js';
import { MemberAccessLog } from '../cohorts/member-access-log.service.js';

/** Somebody in a cohort, as a path names them. */
export interface MemberRef {
  readonly cohortId: string;
  readonly memberId: string;
}

/** What a coach wants to look at. */
export interface Look {
  readonly what: 'attempt-list' | 'grades' | 'answer';
  /** The attempt it is about; null when it is about all of them. */
  readonly subjectId: string | null;
}

/** A member whose door is open. */
export interface OpenDoor {
  readonly member: CohortMember;
  /** Whether they show their answers, and not only how these were graded. */
  readonly showsAnswers: boolean;
  /** Whether the cohort was put away. */
  readonly isArchived: boolean;
}

/** The one way from a coach to something of one member: it opens as far as they share, and keeps a note. */
@Injectable()
export class MemberDoor {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly accesses: MemberAccessLog,
  ) {}

  /**
   * Only in the transaction of the reading, which the note is part of.
   *
   * @throws AppError not-found when the caller does not coach there or the member is not in it,
   * not-shared when they do not show this
   */
  async open(
    coachId: string,
    { cohortId, memberId }: MemberRef,
    { what, subjectId }: Look,
  ): Promise<OpenDoor> {
    const { cohort } = await this.cohorts.getCoached(coachId, cohortId);
    const member = await this.cohorts.getSharing(cohortId, memberId, what);
    const { learnerId } = member;
    const access = { actorId: coachId, cohortId, what };
    await this.accesses.record({ ...access, learnerId, subjectId });
    return {
      member,
      showsAnswers: this.cohorts.mayRead(member.shares, 'answer'),
      isArchived: cohort.archivedAt !== null,
    };
  }
}

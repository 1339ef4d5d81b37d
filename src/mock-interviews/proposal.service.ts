import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { InterviewNotices } from './interview-notices.js';
import { InviteeRules } from './invitee-rules.service.js';
import { NewInterviews, type InterviewTerms, type NewInterview } from './new-interviews.service.js';
import { offeredTimes } from './offered-times.js';

/** Asking somebody for a mock interview. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly rules: InviteeRules,
    private readonly added: NewInterviews,
    private readonly notices: InterviewNotices,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError rule-violated, conflict */
  create(
    callerId: string,
    terms: InterviewTerms,
    startsAt: readonly string[],
  ): Promise<NewInterview> {
    const starts = offeredTimes(startsAt, this.clock.now());
    return this.unitOfWork.run(async () => {
      if (terms.inviteeId !== null) await this.rules.assertInvitable(callerId, terms.inviteeId);
      await this.rules.assertReadable(callerId, terms);
      const made = await this.added.add(callerId, terms, starts);
      await this.notices.tell(made.record, 'mock-interview.proposed', callerId);
      return made;
    });
  }
}

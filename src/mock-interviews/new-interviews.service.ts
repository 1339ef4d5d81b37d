import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { formatSecretToken } from '../kernel/secret-token.js';
import { PeerBlockReader } from '../peer-review/peer-block.reader.js';
import { Ids } from '../platform/config/ids.js';
import { hashToken } from '../platform/http/token-hash.js';
import type { InterviewRecord, MockInterview } from './domain/mock-interview.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { SeatRepository } from './seat.repository.js';

/** What an interview is to be like. */
export type InterviewTerms = Pick<
  MockInterview,
  | 'inviteeId'
  | 'proposerRole'
  | 'roundCount'
  | 'minutesPerRound'
  | 'breakMinutes'
  | 'candidateLevel'
  | 'bankIds'
  | 'questionIds'
  | 'message'
>;

/** A new interview, with the token of its link, which only who proposed it ever sees. */
export interface NewInterview {
  readonly record: InterviewRecord;
  /** Null when somebody was invited by name. */
  readonly token: string | null;
}

const mostProposed = 20;

/** Makes interviews of what somebody proposes. */
@Injectable()
export class NewInterviews {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly seats: SeatRepository,
    private readonly blocks: PeerBlockReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Only in a transaction. @throws AppError conflict while too many of theirs wait for an answer */
  async add(
    proposerId: string,
    terms: InterviewTerms,
    starts: readonly Date[],
  ): Promise<NewInterview> {
    const createdAt = this.clock.now();
    await this.seats.queueUp([proposerId]);
    if ((await this.interviews.countProposedBy(proposerId, createdAt)) >= mostProposed) {
      const detail = `At most ${mostProposed} of your proposals can wait for an answer.`;
      throw new AppError('conflict', detail);
    }
    const id = this.ids.next();
    const token = terms.inviteeId === null ? newToken(id) : null;
    const tokenHash = token === null ? null : hashToken(token);
    const plannedAt = starts[0] ?? createdAt;
    const offer = { offeredStarts: [...starts], offeredBy: proposerId, plannedAt };
    await this.interviews.insert({
      ...blankInterview,
      ...terms,
      ...offer,
      id,
      proposerId,
      tokenHash,
      createdAt,
      dueAt: starts.at(-1) ?? createdAt,
    });
    await this.seats.insert({ learnerId: proposerId, interviewId: id });
    await this.deliver(terms.inviteeId, { interviewId: id, proposerId });
    return { record: await this.interviews.get(id), token };
  }

  /**
   * An invitation reaches who has a seat by it. Who has blocked its proposer gets none: to the proposer it
   * is like one that nobody answers, and ends with the last of its times. To refuse it, as for somebody in
   * no common cohort, would tell who sees the other one among the members that they are blocked, and by
   * that whose answer it was that they reviewed. What was sent before the block stays: the author would
   * know their reviewer by what is gone. Links are addressed to nobody: no block holds for them.
   */
  private async deliver(
    inviteeId: string | null,
    { interviewId, proposerId }: { interviewId: string; proposerId: string },
  ): Promise<void> {
    if (inviteeId === null) return;
    const block = { learnerId: inviteeId, reviewerId: proposerId };
    if (await this.blocks.hasBlocked(block)) return;
    await this.seats.insert({ learnerId: inviteeId, interviewId });
  }
}

const blankInterview = {
  state: 'proposed',
  startsAt: null,
  endsAt: null,
  calendarSequence: 0,
  remindedAt: null,
  liveAt: null,
  feedbackAt: null,
  closedAt: null,
  cancelReason: null,
  cancelNote: null,
  cancelledBy: null,
  changeNumber: 1,
} as const satisfies Partial<MockInterview>;

function newToken(id: string): string {
  return formatSecretToken('rhm', { id, secret: randomBytes(32).toString('base64url') });
}

import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { parseSecretToken } from '../kernel/secret-token.js';
import { isTokenOf } from '../platform/http/token-hash.js';
import type { InterviewRecord, MockInterview } from './domain/mock-interview.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { PassingTime } from './passing-time.service.js';

/**
 * What the tokens of links open. One works for everybody until somebody has the other seat by it or its
 * times are over; from then on for whoever has that seat alone, so that they can ask again when an answer
 * was lost. To all others one that is used, over or cancelled is like one that never was. Blocks hold for
 * invitations by name and not here: a link is addressed to nobody, and one that opens for all but one would
 * tell them that they are blocked. Its maker can decline what they offer, and cancel.
 */
@Injectable()
export class InvitationTokens {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly time: PassingTime,
  ) {}

  /** Only in a transaction. @throws AppError not-found, alike for all tokens that do not work */
  async lock(callerId: string, token: string): Promise<InterviewRecord> {
    const parsed = parseSecretToken('rhm', token);
    const found = parsed === null ? null : await this.interviews.lockAny(parsed.id);
    const record = found === null ? null : await this.time.settle(found);
    const tokenHash = record?.interview.tokenHash ?? null;
    if (record !== null && tokenHash !== null && isTokenOf(tokenHash, token)) {
      if (worksFor(record.interview, callerId)) return record;
    }
    throw notFound('open invitation');
  }
}

function worksFor({ inviteeId, state }: MockInterview, callerId: string): boolean {
  return inviteeId === null ? state === 'proposed' : inviteeId === callerId;
}

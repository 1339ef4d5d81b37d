import { ApiProperty } from '@nestjs/swagger';
import { candidateLevels } from '../attempts/attempt-words.js';
import { IsInstant, IsText } from '../platform/http/fields.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { seatRoles, type SeatRole } from './domain/mock-interview.js';
import { AreStarts } from './interview-fields.js';
import type { ShownInterview } from './interview-views.service.js';
import { InterviewOfferResponse, toMockInterviewResponse } from './shown-interview.dto.js';

/** The token of a link. */
export class InvitationTokenDto {
  /** @example rhm_01936b2e7b3a7c1f9a553a1f0c9d2e14_… */
  @IsText(1, 200)
  token: string;
}

/** One of the times on offer, for who came by the link. */
export class AcceptInvitationDto extends InvitationTokenDto {
  /** As it was offered. */
  @IsInstant()
  startsAt: string;
}

/** Times in place of those on offer, by who came by the link. */
export class OfferByLinkDto extends InvitationTokenDto {
  /** When it could begin: one to five instants, 15 minutes to 60 days ahead. */
  @AreStarts()
  startsAt: string[];
}

/** What somebody with a link is invited to. */
export class InterviewInvitationResponse {
  /** Who proposed it; null once that account is gone. */
  proposerName: string | null;
  /** What you would do in the first round. @example candidate */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;
  /** 1, or 2 with the roles swapped in the second. @example 2 */
  roundCount: number;
  /** Null for as long as the questions take. @example 45 */
  @ApiProperty({ type: 'integer', nullable: true })
  minutesPerRound: number | null;
  /** Between two rounds. @example 5 */
  breakMinutes: number;
  /** The level that answers are judged at. @example senior */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;
  /** @example Shall we practise sharding? */
  message: string;
  /** Times to choose from. */
  offer: InterviewOfferResponse | null;
}

export function toInterviewInvitationResponse(shown: ShownInterview): InterviewInvitationResponse {
  const { proposer, role, roundCount, ...rest } = toMockInterviewResponse(shown);
  const { minutesPerRound, breakMinutes, candidateLevel, message, offer } = rest;
  const terms = { minutesPerRound, breakMinutes, candidateLevel, message, offer };
  return { proposerName: proposer.displayName, role, roundCount, ...terms };
}

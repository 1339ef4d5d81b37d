import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { candidateLevels } from '../attempts/attempt-words.js';
import { CanBeAbsent, IsId, IsInstant, IsText, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import {
  interviewStates,
  seatRoles,
  type InterviewState,
  type SeatRole,
} from './domain/mock-interview.js';
import { AreIds, AreStarts } from './interview-fields.js';
import type { InterviewTerms } from './new-interviews.service.js';

export const listedParts = ['upcoming', 'past'] as const;
export type ListedPart = (typeof listedParts)[number];

const usualBreak = 5;

/** A mock interview to be. */
export class ProposeInterviewDto {
  /** Somebody in one of your cohorts; left out, whoever has the link is invited. */
  @CanBeAbsent()
  @IsId()
  inviteeId?: string;

  /** When it could begin: one to five instants, 15 minutes to 60 days ahead. */
  @AreStarts()
  startsAt: string[];

  /** 1, or 2 with the roles swapped in the second. @example 2 */
  @IsWhole(1, 2)
  rounds: 1 | 2;

  /** What you do in the first round. @example interviewer */
  @ApiProperty({ enum: seatRoles })
  @IsIn(seatRoles)
  role: SeatRole;

  /** Left out, as long as the question of the round takes. @example 45 */
  @CanBeAbsent()
  @IsWhole(10, 120)
  minutesPerRound?: number;

  /** Between two rounds; 5 unless given. @example 5 */
  @CanBeAbsent()
  @IsWhole(0, 60)
  breakMinutes?: number;

  /** The level that answers are judged at. @example senior */
  @ApiProperty({ enum: candidateLevels })
  @IsIn(candidateLevels)
  candidateLevel: CandidateLevel;

  /** Banks to choose questions from; left out with `questionIds`, all that both can read. */
  @AreIds(20)
  bankIds: string[] = [];

  /** Questions to choose from, besides those of `bankIds`. They are not shown again. */
  @AreIds(50)
  questionIds: string[] = [];

  /** What the other one should know. @example Shall we practise sharding? */
  @CanBeAbsent()
  @IsText(0, 1000)
  message?: string;
}

/** Times in place of those on offer. */
export class OfferTimesDto {
  /** When it could begin: one to five instants, 15 minutes to 60 days ahead. */
  @AreStarts()
  startsAt: string[];
}

/** One of the times on offer. */
export class AcceptInterviewDto {
  /** As it was offered. */
  @IsInstant()
  startsAt: string;
}

/** Why it does not take place. */
export class CancelInterviewDto {
  /** For the other one to read. @example I have a cold. */
  @CanBeAbsent()
  @IsText(1, 500)
  reason?: string;
}

/** Filters of the list of mock interviews. */
export class ListInterviewsQueryDto extends PageQueryDto {
  /** Only those in this state. */
  @ApiProperty({ enum: interviewStates, required: false })
  @IsOptional()
  @IsIn(interviewStates)
  state?: InterviewState;

  /** `upcoming` are those not held yet, the next first; `past` the others, the latest first. */
  @ApiProperty({ enum: listedParts, required: false })
  @IsOptional()
  @IsIn(listedParts)
  when?: ListedPart;
}

export function toInterviewTerms(body: ProposeInterviewDto): InterviewTerms {
  const { inviteeId, rounds, role, minutesPerRound, breakMinutes, candidateLevel } = body;
  const { bankIds, questionIds, message } = body;
  return {
    inviteeId: inviteeId ?? null,
    proposerRole: role,
    roundCount: rounds,
    minutesPerRound: minutesPerRound ?? null,
    breakMinutes: breakMinutes ?? usualBreak,
    candidateLevel,
    bankIds,
    questionIds,
    message: message ?? '',
  };
}

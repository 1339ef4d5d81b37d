import { ApiProperty } from '@nestjs/swagger';
import { candidateLevels } from '../attempts/attempt-words.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { seatRoles, type InterviewRecord, type SeatRole } from './domain/mock-interview.js';
import { planTimes } from './domain/plan-rounds.js';
import type { ShownInterview } from './interview-views.service.js';

/** What is asked in a round. */
export class RoundQuestionResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e12 */
  bankId: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** @example concept */
  kind: string;
  /** @example senior */
  @ApiProperty({ enum: candidateLevels })
  level: CandidateLevel;
  /** @example 20 */
  timeLimitMinutes: number;
}

/** One question, asked by one and answered by the other. */
export class InterviewRoundResponse {
  /** @example 1 */
  number: number;
  /** What you do in it. @example interviewer */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;
  /** @example 45 */
  minutes: number;
  /** When it begins if all goes as planned. @example 2026-11-24T09:30:00.000Z */
  plannedAt: string;
  /** When it began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;
  /** When it ended. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;
  /**
   * Whether there is something to ask: a question agreed on or picked that its interviewer has answered
   * and its candidate may read and has not met. Null once the round has begun, or never will.
   */
  @ApiProperty({ type: Boolean, nullable: true })
  hasQuestion: boolean | null;
  /** Null while there is none, and for the candidate until the round begins. */
  question: RoundQuestionResponse | null;
}

/** As far as who looks may know. */
export function toRounds({
  record,
  viewer,
  questions,
  askable,
}: ShownInterview): InterviewRoundResponse[] {
  const planned = plannedStarts(record);
  return record.rounds.map(({ number, interviewerId, minutes, startedAt, endedAt }, index) => {
    const question = questions.get(number);
    return {
      number,
      role: interviewerId === viewer.id ? 'interviewer' : 'candidate',
      minutes,
      plannedAt: planned[index]?.toISOString() ?? '',
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      hasQuestion: askable.get(number) ?? null,
      question: question === undefined ? null : toRoundQuestion(question),
    };
  });
}

function plannedStarts({ interview, rounds }: InterviewRecord): readonly Date[] {
  const { startsAt, breakMinutes } = interview;
  const minutes = rounds.map((round) => round.minutes);
  return startsAt === null ? [] : planTimes(startsAt, minutes, breakMinutes).starts;
}

export function toRoundQuestion(question: RoundQuestionResponse): RoundQuestionResponse {
  const { questionId, bankId, title, kind, level, timeLimitMinutes } = question;
  return { questionId, bankId, title, kind, level, timeLimitMinutes };
}

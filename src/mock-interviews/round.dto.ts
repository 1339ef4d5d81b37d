import { ApiProperty } from '@nestjs/swagger';
import { ClarificationResponse } from '../question-bank/question.dto.js';
import { OutlineResponse, toOutlineResponse } from '../question-bank/outline.dto.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import type { AskedQuestion, ShownHint } from './asked-question.js';
import { seatRoles, type Round, type SeatRole } from './domain/mock-interview.js';
import { roundClock, roundStages, type RoundStage } from './domain/round-clock.js';
import type { NextHint } from './hint-log.js';
import type { RoundView } from './round-views.service.js';

/** The question as the candidate is asked it. */
export class AskedQuestionResponse {
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** In Markdown. */
  prompt: string;
}

/** A hint that was shown to the candidate. */
export class ShownHintResponse {
  /** Place in the question's list, from 0; the mildest comes first. */
  @ApiProperty({ type: 'integer' })
  index: number;
  /** The hint. */
  text: string;
  /** When it was shown. */
  @ApiProperty({ format: 'date-time' })
  revealedAt: string;
}

/** The hint that was just shown to the candidate. */
export class NextHintResponse extends ShownHintResponse {
  /** How many more there are. */
  @ApiProperty({ type: 'integer' })
  remaining: number;
}

/** A hint of the question, shown or not. */
export class InterviewerHintResponse {
  /** Place in the question's list, from 0; the mildest comes first. */
  @ApiProperty({ type: 'integer' })
  index: number;
  /** The hint. */
  text: string;
  /** When it was shown to the candidate; null as long as it was not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revealedAt: string | null;
}

/** What only the interviewer sees. */
export class InterviewerMaterialResponse {
  /** The question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;
  /** The revision that is asked, and that answers are judged by. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** In Markdown. */
  prompt: string;
  /** What to answer when asked. */
  clarifications: ClarificationResponse[];
  /** All hints, the mildest first. */
  hints: InterviewerHintResponse[];
  /** What a good answer says, the rubric with all its levels, red flags and follow-up questions. */
  outline: OutlineResponse;
}

/** The clock of a round, by the server. */
export class RoundClockResponse {
  /** What the server's clock shows: count down by your own from the difference. */
  @ApiProperty({ format: 'date-time' })
  serverTime: string;
  /** Before it began, while it runs, or after it ended. @example running */
  @ApiProperty({ enum: roundStages })
  stage: RoundStage;
  /** When it began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;
  /** When its time is up; ten minutes later it ends by itself. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endsAt: string | null;
  /** When it ended. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;
  /** Of its time, 0 when it is up; null unless it runs. @example 1432 */
  @ApiProperty({ type: 'integer', nullable: true })
  remainingSeconds: number | null;
}

/** A round as one of the two sees it. */
export class RoundResponse {
  /** The mock interview. */
  @ApiProperty({ format: 'uuid' })
  id: string;
  /** Of the interview. @example 7 */
  version: number;
  /** @example 1 */
  number: number;
  /** What you do in it. @example candidate */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;
  /** @example 45 */
  minutes: number;
  /** Time left. */
  clock: RoundClockResponse;
  /** Null until it begins. */
  question: AskedQuestionResponse | null;
  /** Those that were shown to the candidate. */
  hints: ShownHintResponse[];
  /** Null for the candidate, and without a question. */
  material: InterviewerMaterialResponse | null;
  /** The candidate's attempt, which the round becomes at its end; null for the interviewer. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  attemptId: string | null;
}

export function toRoundResponse({
  record,
  seat,
  asked,
  hints,
  material,
  now,
}: RoundView): RoundResponse {
  const { round, role } = seat;
  return {
    id: round.interviewId,
    version: record.interview.changeNumber,
    number: round.number,
    role,
    minutes: round.minutes,
    clock: toClock(round, now),
    question: toAskedQuestion(asked),
    hints: hints.map(toShownHint),
    material: material === null ? null : toMaterial(material, hints),
    attemptId: role === 'candidate' ? round.attemptId : null,
  };
}

export function toClock(round: Round, now: Date): RoundClockResponse {
  const { stage, endsAt, remainingSeconds } = roundClock(round, now);
  return {
    serverTime: now.toISOString(),
    stage,
    startedAt: round.startedAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    endedAt: round.endedAt?.toISOString() ?? null,
    remainingSeconds,
  };
}

export function toAskedQuestion(asked: AskedQuestion | null): AskedQuestionResponse | null {
  return asked === null ? null : { title: asked.title, prompt: asked.prompt };
}

export function toShownHint({ index, text, revealedAt }: ShownHint): ShownHintResponse {
  return { index, text, revealedAt: revealedAt.toISOString() };
}

export function toNextHint({ index, text, revealedAt, remaining }: NextHint): NextHintResponse {
  return { index, text, revealedAt: revealedAt.toISOString(), remaining };
}

function toMaterial(
  revision: QuestionRevision,
  shown: readonly ShownHint[],
): InterviewerMaterialResponse {
  const { questionId, id: revisionId, title, prompt, clarifications } = revision;
  const revealedAt = new Map(shown.map((hint) => [hint.index, hint.revealedAt.toISOString()]));
  return {
    questionId,
    revisionId,
    title,
    prompt,
    clarifications: clarifications.map((each) => ({ ask: each.ask, default: each.default })),
    hints: revision.hints.map((text, index) => {
      return { index, text, revealedAt: revealedAt.get(index) ?? null };
    }),
    outline: toOutlineResponse(revision),
  };
}

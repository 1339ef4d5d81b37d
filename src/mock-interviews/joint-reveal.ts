import { Injectable } from '@nestjs/common';
import { GradeGiving } from '../attempts/grade-giving.service.js';
import { AccountReader } from '../identity/account.reader.js';
import { AppError, type ErrorCode } from '../kernel/app-error.js';
import { awaitedFeedback } from './domain/awaited-feedback.js';
import type { InterviewRecord, Round, RoundFeedback } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { RoundFeedbackRepository } from './round-feedback.repository.js';

/** What a grade takes for a reason. */
const shortestReason = 10;
const longestReason = 2000;

/** The answer was taken back, struck out or deleted since: then nobody grades it any more. */
const withoutAnswer: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['invalid-state', 'not-found']);

/** The moment at which both see what the other one said. */
@Injectable()
export class JointReveal {
  constructor(
    private readonly feedback: RoundFeedbackRepository,
    private readonly giving: GradeGiving,
    private readonly accounts: AccountReader,
    private readonly moves: InterviewMoves,
  ) {}

  /** Show it as soon as nothing is awaited any more. Only with the interview locked. */
  async revealWhole(record: InterviewRecord, at: Date): Promise<InterviewRecord> {
    const { interview } = record;
    if (interview.state !== 'feedback') return record;
    const given = await this.feedback.list([interview.id]);
    return awaitedFeedback(record, given).length > 0 ? record : this.reveal(record, at);
  }

  /**
   * What the interviewers said becomes grades of the answers, each a review at the time of its round. An
   * answer without one waits for its author. Only with the interview locked.
   */
  async reveal(record: InterviewRecord, at: Date): Promise<InterviewRecord> {
    const said = await this.feedback.list([record.interview.id]);
    // In one order of people for all interviews: two that are revealed at once wait for each other.
    for (const round of record.rounds.toSorted(byCandidate)) {
      await this.grade(
        round,
        said.find((each) => isSheetOf(round, each)),
      );
    }
    return this.moves.reveal(record, at);
  }

  private async grade(
    { candidateId, attemptId }: Round,
    said: RoundFeedback | undefined,
  ): Promise<void> {
    const author = await this.accounts.find(candidateId);
    if (author === null || attemptId === null || said === undefined || said.sheet === null) return;
    const { id, zone, rolloverHour } = author;
    const signed = {
      kind: 'interviewer',
      graderId: said.authorId,
      reason: reasonIn(said.toImprove),
    } as const;
    try {
      await this.giving.give({ id, zone, rolloverHour }, { attemptId, sheet: said.sheet, signed });
    } catch (error) {
      if (!(error instanceof AppError) || !withoutAnswer.has(error.code)) throw error;
    }
  }
}

function byCandidate(one: Round, other: Round): number {
  return one.candidateId < other.candidateId ? -1 : 1;
}

function isSheetOf({ number }: Round, { roundNumber, authorRole, submittedAt }: RoundFeedback) {
  return roundNumber === number && authorRole === 'interviewer' && submittedAt !== null;
}

function reasonIn(toImprove: string): string | null {
  const { length } = Array.from(toImprove);
  return length >= shortestReason && length <= longestReason ? toImprove : null;
}

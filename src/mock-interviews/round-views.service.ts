import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { askedQuestion, shownHints, type AskedQuestion, type ShownHint } from './asked-question.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { OwnInterviews } from './own-interviews.js';
import { RevealedHintRepository } from './revealed-hint.repository.js';
import type { RoundPlace } from './round-questions.service.js';
import { roundSeat, type RoundSeat } from './round-seat.js';

/** A round as one of the two may see it. */
export interface RoundView {
  readonly record: InterviewRecord;
  readonly seat: RoundSeat;
  /** As the candidate is asked it. */
  readonly asked: AskedQuestion | null;
  readonly hints: readonly ShownHint[];
  /** The question with its outline and all else: of the interviewer alone, null for the candidate. */
  readonly material: QuestionRevision | null;
  readonly now: Date;
}

/** Looks up what a round is shown with. What the candidate may not see is not even handed on. */
@Injectable()
export class RoundViews {
  constructor(
    private readonly own: OwnInterviews,
    private readonly log: RevealedHintRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found */
  async get(callerId: string, { id, number }: RoundPlace): Promise<RoundView> {
    return this.of(callerId, await this.own.get(callerId, id), number);
  }

  async of(callerId: string, record: InterviewRecord, number: number): Promise<RoundView> {
    const seat = roundSeat(record, number, callerId);
    const { round, role } = seat;
    const { revisionId } = round;
    const revision = revisionId === null ? null : await this.questions.getRevision(revisionId);
    return {
      record,
      seat,
      asked: askedQuestion(round, revision),
      hints: shownHints(round, revision, await this.log.list([round.interviewId])),
      material: role === 'interviewer' ? revision : null,
      now: this.clock.now(),
    };
  }
}

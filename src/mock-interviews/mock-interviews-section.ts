import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { maySeeQuestion } from './domain/may-see-question.js';
import type { InterviewRecord, Round } from './domain/mock-interview.js';
import { InterviewDeparture } from './interview-departure.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { RoundWordsRepository } from './round-words.repository.js';

/** Somebody's mock interviews, what they wrote in them, and what was said of them. */
@Injectable()
export class MockInterviewsSection implements AccountSection, OnModuleInit {
  readonly name = 'mockInterviews';

  constructor(
    private readonly sections: AccountSections,
    private readonly interviews: MockInterviewRepository,
    private readonly words: RoundWordsRepository,
    private readonly departure: InterviewDeparture,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const own = await this.interviews.listAll(accountId);
    const records = await this.interviews.completeAll(own);
    const notes = await this.words.listNotes(accountId);
    const received = await this.words.listRevealedAbout(accountId);
    const given = await this.words.listBy(accountId);
    return {
      interviews: records.map((record) => toExport(record, accountId)),
      notes: notes.map(({ learnerId: _mine, ...note }) => note),
      feedback: received.map(({ learnerId: _mine, ...feedback }) => feedback),
      feedbackGiven: given.map(({ authorId: _mine, ...feedback }) => feedback),
    };
  }

  async removeFor(accountId: string): Promise<void> {
    // A round that is running ends with what the interviewer wrote down of it, whoever leaves.
    await this.departure.leaveAll(accountId);
    await this.words.removeAll(accountId);
  }
}

/** Without the questions to choose from: one of them may be asked yet. */
function toExport({ interview, seats, rounds }: InterviewRecord, accountId: string): unknown {
  const { id, proposerId, inviteeId, state, message, candidateLevel, startsAt } = interview;
  const { endsAt, createdAt, closedAt, cancelReason, cancelNote, cancelledBy } = interview;
  const seat = seats.find(({ learnerId }) => learnerId === accountId);
  return {
    id,
    state,
    isProposer: proposerId === accountId,
    otherId: proposerId === accountId ? inviteeId : proposerId,
    message,
    candidateLevel,
    startsAt,
    endsAt,
    createdAt,
    closedAt,
    cancelReason,
    cancelNote,
    isCancelledByMe: cancelledBy === accountId,
    joinedAt: seat?.joinedAt ?? null,
    isNoShow: seat?.isNoShow ?? false,
    rounds: rounds.map((round) => toExportedRound(round, accountId)),
  };
}

function toExportedRound(round: Round, accountId: string): unknown {
  const { number, interviewerId, minutes, startedAt, endedAt, candidateId, attemptId } = round;
  return {
    number,
    role: interviewerId === accountId ? 'interviewer' : 'candidate',
    questionId: maySeeQuestion(round, accountId) ? round.questionId : null,
    minutes,
    startedAt,
    endedAt,
    attemptId: candidateId === accountId ? attemptId : null,
  };
}

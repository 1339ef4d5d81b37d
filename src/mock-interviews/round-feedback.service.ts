import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import type { InterviewRecord, RoundFeedback, SeatRole } from './domain/mock-interview.js';
import { FeedbackBook, type Said } from './feedback-book.js';
import { wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import type { RoundPlace } from './round-questions.service.js';
import { assertRole, roundSeat, type RoundSeat } from './round-seat.js';
import { SheetCheck } from './sheet-check.js';

/** What an interviewer says. */
export type InterviewerFeedback = Pick<RoundFeedback, 'strengths' | 'toImprove'> & {
  readonly sheet: NonNullable<RoundFeedback['sheet']>;
};
/** What a candidate says of how the round was conducted. */
export type CandidateFeedback = Pick<RoundFeedback, 'tags' | 'comment'> & {
  readonly score: number;
};

/** What one of the two said, and where they stand. */
export interface OwnFeedback {
  readonly record: InterviewRecord;
  readonly seat: RoundSeat;
  /** Null as long as they said nothing. */
  readonly feedback: RoundFeedback | null;
}

/** What somebody says, and of which version they knew. */
interface Word {
  readonly role: SeatRole;
  readonly said: Said;
  readonly tag: string;
}

/** What each says of a round, which the other one does not see before both have said it, or time has passed. */
@Injectable()
export class RoundFeedbackService {
  constructor(
    private readonly own: OwnInterviews,
    private readonly book: FeedbackBook,
    private readonly check: SheetCheck,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One's own. @throws AppError not-found */
  async get(callerId: string, { id, number }: RoundPlace): Promise<OwnFeedback> {
    const record = await this.own.get(callerId, id);
    const seat = roundSeat(record, number, callerId);
    return { record, seat, feedback: await this.book.find(seat.round, callerId) };
  }

  /** @throws AppError not-found, forbidden, invalid-state, precondition-failed, rule-violated */
  sayOfAnswer(
    callerId: string,
    place: RoundPlace,
    { said, tag }: { said: InterviewerFeedback; tag: string },
  ): Promise<OwnFeedback> {
    const word = { role: 'interviewer', said: { ...said, ...nothingOfConduct }, tag } as const;
    return this.say(callerId, place, word);
  }

  /** @throws AppError not-found, forbidden, invalid-state, precondition-failed */
  sayOfConduct(
    callerId: string,
    place: RoundPlace,
    { said, tag }: { said: CandidateFeedback; tag: string },
  ): Promise<OwnFeedback> {
    const word = { role: 'candidate', said: { ...said, ...nothingOfAnswer }, tag } as const;
    return this.say(callerId, place, word);
  }

  private say(
    callerId: string,
    { id, number }: RoundPlace,
    { role, said, tag }: Word,
  ): Promise<OwnFeedback> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const seat = roundSeat(record, number, callerId);
      assertRole(seat, role);
      const before = await this.book.find(seat.round, callerId);
      if (before !== null && isSameWord(before, said)) return { record, seat, feedback: before };
      assertOpen(record, seat);
      assertUnchanged({ id, version: before?.version ?? 1 }, tag);
      await this.assertGradable(seat, said);
      const written = await this.book.write(record, { ...seat, said, before });
      return { record: written.record, seat, feedback: written.feedback };
    });
  }

  private async assertGradable({ round }: RoundSeat, { sheet }: Said): Promise<void> {
    if (sheet !== null) await this.check.judge(round, round.revisionId ?? '', sheet);
  }
}

/** As it was said: whoever sends the same again, its answer lost, is not told that they changed it. */
function isSameWord(before: RoundFeedback, said: Said): boolean {
  const { sheet, strengths, toImprove, score, tags, comment } = before;
  return isDeepStrictEqual({ sheet, strengths, toImprove, score, tags, comment }, { ...said });
}

const nothingOfConduct = { score: null, tags: [], comment: '' };
const nothingOfAnswer = { sheet: null, strengths: '', toImprove: '' };

function assertOpen({ interview, seats }: InterviewRecord, { round, otherId }: RoundSeat): void {
  if (interview.state !== 'live' && interview.state !== 'feedback') {
    const detail = 'Feedback is given between the end of a round and the reveal.';
    throw wrongInterviewState(interview, detail);
  }
  if (round.endedAt === null) {
    throw wrongInterviewState(interview, 'This needs a round that was held.');
  }
  if (seats.some(({ learnerId }) => learnerId === otherId)) return;
  throw wrongInterviewState(interview, 'The other one has closed their account.');
}

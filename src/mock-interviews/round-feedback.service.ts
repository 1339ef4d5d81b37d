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
    return this.say(callerId, place, { role: 'interviewer', tag }, async ({ round }) => {
      await this.check.judge(round, round.revisionId ?? '', said.sheet);
      return { ...said, ...nothingOfConduct };
    });
  }

  /** @throws AppError not-found, forbidden, invalid-state, precondition-failed */
  sayOfConduct(
    callerId: string,
    place: RoundPlace,
    { said, tag }: { said: CandidateFeedback; tag: string },
  ): Promise<OwnFeedback> {
    return this.say(callerId, place, { role: 'candidate', tag }, async () => {
      return { ...said, ...nothingOfAnswer };
    });
  }

  private say(
    callerId: string,
    { id, number }: RoundPlace,
    { role, tag }: { role: SeatRole; tag: string },
    check: (seat: RoundSeat) => Promise<Said>,
  ): Promise<OwnFeedback> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const seat = roundSeat(record, number, callerId);
      assertRole(seat, role);
      assertOpen(record, seat);
      const before = await this.book.find(seat.round, callerId);
      assertUnchanged({ id, version: before?.version ?? 1 }, tag);
      const said = await check(seat);
      const written = await this.book.write(record, { ...seat, said, before });
      return { record: written.record, seat, feedback: written.feedback };
    });
  }
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

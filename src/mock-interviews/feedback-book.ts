import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { InterviewRecord, Round, RoundFeedback } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { JointReveal } from './joint-reveal.js';
import { RoundFeedbackRepository } from './round-feedback.repository.js';
import type { RoundSeat } from './round-seat.js';

/** What is said; each role has its part of it. */
export type Said = Pick<
  RoundFeedback,
  'sheet' | 'strengths' | 'toImprove' | 'score' | 'tags' | 'comment'
>;

/** Somebody's word on a round. */
interface Entry extends RoundSeat {
  readonly said: Said;
  /** What they said before, null for the first time. */
  readonly before: RoundFeedback | null;
}

/** Keeps what both say of rounds, and shows it to both when nothing is awaited any more. */
@Injectable()
export class FeedbackBook {
  constructor(
    private readonly feedback: RoundFeedbackRepository,
    private readonly moves: InterviewMoves,
    private readonly reveals: JointReveal,
    private readonly clock: Clock,
  ) {}

  /** What somebody said of a round; null when they have not. */
  async find(round: Round, authorId: string): Promise<RoundFeedback | null> {
    const all = await this.feedback.list([round.interviewId]);
    const own = all.find((each) => {
      return each.roundNumber === round.number && each.authorId === authorId;
    });
    return own ?? null;
  }

  /** Only with the interview locked. @returns the interview as it is by that */
  async write(
    record: InterviewRecord,
    { round, role, otherId, said, before }: Entry,
  ): Promise<{ record: InterviewRecord; feedback: RoundFeedback }> {
    const now = this.clock.now();
    const feedback: RoundFeedback = {
      ...said,
      learnerId: otherId,
      interviewId: round.interviewId,
      roundNumber: round.number,
      authorId: role === 'interviewer' ? round.interviewerId : round.candidateId,
      authorRole: role,
      submittedAt: before?.submittedAt ?? now,
      version: (before?.version ?? 1) + 1,
      updatedAt: now,
    };
    await this.feedback.save(feedback);
    // What the other one can see of it is that it is there.
    const told = before === null ? await this.moves.change(record, {}) : record;
    return { record: await this.reveals.revealWhole(told, now), feedback };
  }
}

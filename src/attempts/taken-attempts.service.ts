import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { answerHash } from './answer-hash.js';
import { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';
import { overtimeRatio } from './domain/overtime.js';
import { nextState } from './next-state.js';
import { OwnAttempts } from './own-attempts.js';

/** An answer that was given in conversation, as it was when time was up. */
export interface TakenAnswer {
  readonly learnerId: string;
  readonly questionId: string;
  readonly revisionId: string;
  readonly candidateLevel: CandidateLevel;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly timeLimitMinutes: number;
  readonly hintsUsed: number;
  /** Notes of what was said, in Markdown, up to 50,000 characters; may be empty. */
  readonly answer: string;
}

/** Answers that come about, and end, elsewhere than in their author's own hands. */
@Injectable()
export class TakenAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly own: OwnAttempts,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Write down what was answered in an interview: handed in, spoken, and waiting for its grades. */
  async record(taken: TakenAnswer): Promise<Attempt> {
    const { startedAt, endedAt, timeLimitMinutes } = taken;
    if (Array.from(taken.answer).length > 50_000) {
      const detail = 'must have at most 50,000 characters';
      throw ruleViolated([{ pointer: '#/answer', code: 'too-long', detail }]);
    }
    const attempt = Object.assign(new AttemptEntity(), {
      learnerId: taken.learnerId,
      id: this.ids.next(),
      questionId: taken.questionId,
      revisionId: taken.revisionId,
      candidateLevel: taken.candidateLevel,
      mode: 'spoken',
      state: 'submitted',
      answer: taken.answer,
      contentHash: answerHash(taken.answer),
      timeLimitMinutes,
      startedAt,
      deadlineAt: new Date(startedAt.getTime() + timeLimitMinutes * 60_000),
      submittedAt: endedAt,
      overtimeRatio: overtimeRatio(startedAt, timeLimitMinutes, endedAt),
      hintsUsed: taken.hintsUsed,
      peeked: false,
      outlineReadAt: null,
      gaveUp: false,
      closedAt: null,
      expiresAt: null,
      retrievability: null,
      reviewId: null,
      version: 1,
    } satisfies Attempt);
    await this.attempts.insertIfFree(attempt);
    return attempt;
  }

  /** Take an answer out of everything, because a moderator found that it is none. Its grades are kept. */
  void(learnerId: string, attemptId: string): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, attemptId);
      const now = this.clock.now();
      const state = nextState(attempt, 'void', { now, isTaken: false });
      return this.own.update(attempt, { state, closedAt: now, expiresAt: null });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Ids } from '../platform/config/ids.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { answerHash } from './answer-hash.js';
import type { AttemptHintEntity } from './attempt-hint.entity.js';
import { AttemptHintRepository } from './attempt-hint.repository.js';
import { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';
import { overtimeRatio } from './domain/overtime.js';

/** An answer that was given in conversation, as it was when time was up. */
export interface TakenAnswer {
  readonly learnerId: string;
  readonly questionId: string;
  readonly revisionId: string;
  readonly candidateLevel: CandidateLevel;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly timeLimitMinutes: number;
  /** Those that were shown meanwhile, by their place in the question's list. */
  readonly hints: readonly Pick<AttemptHintEntity, 'hintIndex' | 'shownAt'>[];
  /** Notes of what was said, in Markdown, up to 50,000 characters; may be empty. */
  readonly answer: string;
}

/** Answers that come about elsewhere than in their author's own hands. Joins the caller's transaction. */
@Injectable()
export class TakenAttempts {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly hints: AttemptHintRepository,
    private readonly ids: Ids,
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
      hintsUsed: taken.hints.length,
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
    const { learnerId, id: attemptId } = attempt;
    for (const { hintIndex, shownAt } of taken.hints) {
      await this.hints.insert({ learnerId, attemptId, hintIndex, shownAt });
    }
    return attempt;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import type { StartAttemptDto } from './attempt.dto.js';
import { AttemptEntity } from './attempt.entity.js';
import { AttemptRules } from './attempt-rules.service.js';
import { AttemptHintRepository } from './attempt-hint.repository.js';
import { AttemptRepository } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';
import { carryHelp, type CarriedHelp } from './domain/carry-help.js';
import { expiryOf } from './domain/expiry-of.js';

const msPerMinute = 60_000;

/** Makes attempts on what a question says now, with the help that the learner has had already. */
@Injectable()
export class NewAttempts {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly hints: AttemptHintRepository,
    private readonly rules: AttemptRules,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Only in a transaction. Nothing is added when the id is taken or another draft of the question is
   * open.
   *
   * @throws AppError not-found, rule-violated, milestone-locked
   */
  async add(
    learnerId: string,
    wanted: StartAttemptDto,
  ): Promise<{ attempt: Attempt; isAdded: boolean }> {
    const { revision, candidateLevel } = await this.rules.getStart(learnerId, wanted);
    const latest = await this.attempts.findLatest(learnerId, revision.questionId);
    const now = this.clock.now();
    const help = await this.carriedFrom(latest, { revisionId: revision.id, now });
    const id = wanted.id ?? this.ids.next();
    const chosen = { id, learnerId, candidateLevel, mode: wanted.mode };
    const blank = { ...blankAttempt(revision, now), ...help, ...chosen };
    const attempt = Object.assign(new AttemptEntity(), blank);
    const isAdded = await this.attempts.insertIfFree(attempt);
    if (isAdded && latest !== null && help.hintsUsed > 0) {
      await this.hints.copy(learnerId, { from: latest.id, to: id });
    }
    return { attempt, isAdded };
  }

  private async carriedFrom(
    latest: Attempt | null,
    next: { revisionId: string; now: Date },
  ): Promise<CarriedHelp> {
    if (latest === null) return carryHelp(null, next);
    const lastHintAt = await this.hints.findLastShownAt(latest.learnerId, latest.id);
    return carryHelp({ ...latest, lastHintAt }, next);
  }
}

function blankAttempt(
  { id, questionId, timeLimitMinutes }: QuestionRevision,
  now: Date,
): Omit<Attempt, keyof CarriedHelp | 'id' | 'learnerId' | 'candidateLevel' | 'mode'> {
  return {
    questionId,
    revisionId: id,
    state: 'draft',
    answer: '',
    contentHash: null,
    timeLimitMinutes,
    startedAt: now,
    deadlineAt: new Date(now.getTime() + timeLimitMinutes * msPerMinute),
    submittedAt: null,
    overtimeRatio: null,
    gaveUp: false,
    closedAt: null,
    expiresAt: expiryOf('draft', now),
    retrievability: null,
    reviewId: null,
    version: 1,
  };
}

import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { StartAttemptDto } from './attempt.dto.js';
import { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';
import { expiryOf } from './domain/expiry-of.js';

const msPerMinute = 60_000;

/** The attempt, and whether it was begun by this very call. */
export interface StartedAttempt {
  attempt: Attempt;
  isNew: boolean;
}

/** Begins attempts. The client may make the id, so that a phone can send the same thing twice. */
@Injectable()
export class AttemptStart {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws AppError already-exists for another attempt of the same id, invalid-state with
   * `openAttemptId` while another attempt on the question is open
   */
  start(learnerId: string, wanted: StartAttemptDto): Promise<StartedAttempt> {
    return this.unitOfWork.run(async () => {
      await this.attempts.endOverdueOf(learnerId, this.clock.now());
      const known = wanted.id === undefined ? null : await this.attempts.find(learnerId, wanted.id);
      if (known !== null) return this.again(known, wanted);
      const attempt = await this.prepare(learnerId, wanted);
      if (await this.attempts.insertIfFree(attempt)) return { attempt, isNew: true };
      // Somebody was faster: the same request sent twice, or another device.
      const taken = await this.attempts.find(learnerId, attempt.id);
      if (taken !== null) return this.again(taken, wanted);
      const open = await this.attempts.findDraft(learnerId, attempt.questionId);
      throw new AppError('invalid-state', 'An attempt on this question is open already.', {
        extensions: { openAttemptId: open?.id ?? null },
      });
    });
  }

  private async again(known: AttemptEntity, wanted: StartAttemptDto): Promise<StartedAttempt> {
    const { level } = await this.questions.getRevision(known.revisionId);
    const isSame =
      known.questionId === wanted.questionId &&
      known.mode === wanted.mode &&
      known.candidateLevel === (wanted.candidateLevel ?? level);
    if (isSame) return { attempt: known, isNew: false };
    throw new AppError('already-exists', 'Another attempt has this id.');
  }

  private async prepare(learnerId: string, wanted: StartAttemptDto): Promise<AttemptEntity> {
    const [question] = await this.questions.currentOf([wanted.questionId]);
    if (question === undefined || question.isRetired) throw notFound('question');
    const revision = await this.questions.getRevision(question.revisionId);
    const candidateLevel = wanted.candidateLevel ?? revision.level;
    const criteria = await this.questions.getCriteria(revision.id, candidateLevel);
    if (criteria.length === 0) {
      const detail = 'asks for none of the criteria of this question';
      throw ruleViolated([{ pointer: '#/candidateLevel', code: 'no-criteria', detail }]);
    }
    const id = wanted.id ?? this.ids.next();
    const chosen = { id, learnerId, candidateLevel, mode: wanted.mode };
    return Object.assign(new AttemptEntity(), chosen, blankAttempt(revision, this.clock.now()));
  }
}

function blankAttempt(
  { id, questionId, timeLimitMinutes }: QuestionRevision,
  now: Date,
): Omit<Attempt, 'id' | 'learnerId' | 'candidateLevel' | 'mode'> {
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
    hintsUsed: 0,
    peeked: false,
    gaveUp: false,
    closedAt: null,
    expiresAt: expiryOf('draft', now),
    retrievability: null,
    reviewId: null,
    version: 1,
  };
}

import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { StartAttemptDto } from './attempt.dto.js';
import type { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';
import { NewAttempts } from './new-attempts.service.js';

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
    private readonly newAttempts: NewAttempts,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
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
      const { attempt, isAdded } = await this.newAttempts.add(learnerId, wanted);
      if (isAdded) return { attempt, isNew: true };
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
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { etagOf } from '../platform/http/etag.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import {
  toHintResponse,
  type HintsResponse,
  type RevealedHintResponse,
} from './attempt-hint.dto.js';
import { AttemptHintRepository } from './attempt-hint.repository.js';
import { wrongState } from './next-state.js';
import { OwnAttempts } from './own-attempts.js';

/** Hints are given one at a time, mildest first, and each one given is remembered. */
@Injectable()
export class AttemptHints {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnAttempts,
    private readonly hints: AttemptHintRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError invalid-state when the attempt is not open, or there is no further hint */
  reveal(learnerId: string, attemptId: string): Promise<RevealedHintResponse> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, attemptId);
      if (attempt.state !== 'draft') throw wrongState(attempt, 'Hints are for an open attempt.');
      const { hints } = await this.questions.getRevision(attempt.revisionId);
      const index = attempt.hintsUsed;
      const text = hints[index];
      if (text === undefined) throw wrongState(attempt, 'There is no further hint.');
      const shownAt = this.clock.now();
      await this.hints.insert({ learnerId, attemptId, hintIndex: index, shownAt });
      const changed = await this.own.update(attempt, { hintsUsed: index + 1 });
      return {
        index,
        text,
        shownAt: shownAt.toISOString(),
        remaining: hints.length - changed.hintsUsed,
        attemptEtag: etagOf(changed),
      };
    });
  }

  /** The hints that were shown, whatever became of the attempt. */
  async list(learnerId: string, attemptId: string): Promise<HintsResponse> {
    const attempt = await this.own.get(learnerId, attemptId);
    const { hints } = await this.questions.getRevision(attempt.revisionId);
    const shown = await this.hints.list(learnerId, attemptId);
    return {
      data: shown.map(({ hintIndex, shownAt }) =>
        toHintResponse({ index: hintIndex, text: hints[hintIndex] ?? '', shownAt }),
      ),
      remaining: hints.length - shown.length,
    };
  }
}

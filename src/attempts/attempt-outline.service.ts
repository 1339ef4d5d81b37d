import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { toOutlineResponse, type ServedOutline } from '../question-bank/outline.dto.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Attempt } from './domain/attempt.js';
import { handedInStates } from './domain/handed-in.js';
import { OwnAttempts } from './own-attempts.js';

/** An answer whose outline its author has read. */
export interface OpenedAttempt {
  readonly attempt: Attempt;
  /** ETag of the open attempt on the question, which this may have changed; null without one. */
  readonly attemptEtag: string | null;
}

/** The outline an answer is graded by: that of its own revision, however old. */
@Injectable()
export class AttemptOutlines {
  constructor(
    private readonly own: OwnAttempts,
    private readonly questions: QuestionReader,
    private readonly gate: OutlineGate,
  ) {}

  /** @throws AppError forbidden before the answer is handed in */
  async read(learnerId: string, attemptId: string): Promise<ServedOutline> {
    const { attempt, attemptEtag } = await this.open(learnerId, attemptId);
    const revision = await this.questions.getRevision(attempt.revisionId);
    return { outline: toOutlineResponse(revision), attemptEtag };
  }

  /**
   * For whatever tells of the rubric as the outline does: note that it was read, in every answer to the
   * question that is not graded yet.
   *
   * @throws AppError forbidden before the answer is handed in
   */
  async open(learnerId: string, attemptId: string): Promise<OpenedAttempt> {
    const { questionId } = await this.getReadable(learnerId, attemptId);
    const attemptEtag = await this.gate.noteReading(learnerId, questionId);
    // Looked at again: an answer that was withdrawn in between was not noted, nor may this be read.
    return { attempt: await this.getReadable(learnerId, attemptId), attemptEtag };
  }

  private async getReadable(learnerId: string, attemptId: string): Promise<Attempt> {
    const attempt = await this.own.get(learnerId, attemptId);
    if (handedInStates.includes(attempt.state)) return attempt;
    throw new AppError('forbidden', 'The outline opens when the answer is handed in.');
  }
}

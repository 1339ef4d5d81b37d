import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { toOutlineResponse, type ServedOutline } from '../question-bank/outline.dto.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Attempt } from './domain/attempt.js';
import { handedInStates } from './domain/handed-in.js';
import { OwnAttempts } from './own-attempts.js';

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
    const { questionId, revisionId } = await this.getReadable(learnerId, attemptId);
    const attemptEtag = await this.gate.noteReading(learnerId, questionId);
    // Looked at again: an answer that was withdrawn in between was not noted, nor may this be read.
    await this.getReadable(learnerId, attemptId);
    return {
      outline: toOutlineResponse(await this.questions.getRevision(revisionId)),
      attemptEtag,
    };
  }

  private async getReadable(learnerId: string, attemptId: string): Promise<Attempt> {
    const attempt = await this.own.get(learnerId, attemptId);
    if (handedInStates.includes(attempt.state)) return attempt;
    throw new AppError('forbidden', 'The outline opens when the answer is handed in.');
  }
}

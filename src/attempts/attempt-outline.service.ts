import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { toOutlineResponse, type OutlineResponse } from '../question-bank/outline.dto.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { AttemptState } from './domain/attempt.js';
import { OwnAttempts } from './own-attempts.js';

const readableIn: readonly AttemptState[] = ['submitted', 'self_graded', 'closed'];

/** The outline an answer is graded by: that of its own revision, however old. */
@Injectable()
export class AttemptOutlines {
  constructor(
    private readonly own: OwnAttempts,
    private readonly questions: QuestionReader,
    private readonly gate: OutlineGate,
  ) {}

  /** @throws AppError forbidden before the answer is handed in */
  async read(learnerId: string, attemptId: string): Promise<OutlineResponse> {
    const attempt = await this.own.get(learnerId, attemptId);
    if (!readableIn.includes(attempt.state)) {
      throw new AppError('forbidden', 'The outline opens when the answer is handed in.');
    }
    // Another attempt on the same question may be open by now.
    await this.gate.noteReading(learnerId, attempt.questionId);
    return toOutlineResponse(await this.questions.getRevision(attempt.revisionId));
  }
}

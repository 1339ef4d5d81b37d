import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import type { Attempt } from '../attempts/domain/attempt.js';
import { FeedbackRequests } from '../feedback/feedback-requests.service.js';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AnsweredQuestions } from './answered-questions.service.js';
import { FeedbackReading, type OpenedFeedback } from './feedback-reading.service.js';

/** Asking for feedback on one's own answers. */
@Injectable()
export class FeedbackDesk {
  constructor(
    private readonly attempts: AttemptReader,
    private readonly answers: AnsweredQuestions,
    private readonly requests: FeedbackRequests,
    private readonly reading: FeedbackReading,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whatever refuses it leaves no trace: the outline counts as read only for who is let in.
   *
   * @throws AppError not-found; feedback-disabled; consent-required; forbidden before the answer is handed
   *   in; invalid-state without an answer to judge; rule-violated; budget-spent; rate-limited
   */
  async ask(learnerId: string, attemptId: string, isAgreed: boolean): Promise<OpenedFeedback> {
    // Whose answer it is comes first, also where nobody is to be asked.
    if (!isAgreed || !this.requests.isEnabled) await this.attempts.get(learnerId, attemptId);
    const { maxInputChars } = this.requests.whom();
    if (!isAgreed) throw consentRequired();
    return this.unitOfWork.run(async () => {
      const { attempt, question, attemptEtag } = await this.answers.open(learnerId, attemptId);
      assertJudgeable(attempt, maxInputChars);
      const request = await this.requests.ask({ learnerId, attemptId, question });
      if (request.result !== null) return this.reading.open(learnerId, request.id);
      return { shown: { request, rating: null, question, showsGrade: false }, attemptEtag };
    });
  }
}

function assertJudgeable({ answer, mode, gaveUp }: Attempt, maxInputChars: number): void {
  if (mode === 'recall' || gaveUp || answer.trim() === '') {
    throw new AppError('invalid-state', 'There is no written answer to give feedback on.');
  }
  if (Array.from(answer).length <= maxInputChars) return;
  const detail = `has an answer of more than ${maxInputChars} characters, the most that is sent`;
  throw ruleViolated([{ in: 'path', pointer: '#/id', code: 'answer-too-long', detail }]);
}

function consentRequired(): AppError {
  const detail = 'must be true, since the answer is sent to the server that is asked';
  return new AppError('consent-required', `The consent ${detail}.`, {
    errors: [{ pointer: '#/consent', code: 'consent-required', detail }],
  });
}

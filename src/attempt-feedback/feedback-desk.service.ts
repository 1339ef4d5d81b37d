import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import type { Attempt } from '../attempts/domain/attempt.js';
import { FeedbackRequests } from '../feedback/feedback-requests.service.js';
import { FeedbackReader, type RatedFeedback } from '../feedback/feedback.reader.js';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AnsweredQuestions } from './answered-questions.service.js';
import type { ShownFeedback } from './to-feedback-response.js';

/** Feedback as it is shown, which counts as reading the outline. */
export interface OpenedFeedback {
  readonly shown: ShownFeedback;
  /** ETag of the open attempt on the question, which this may have changed; null without one. */
  readonly attemptEtag: string | null;
}

/** Feedback on one's own answers: asking for it, and reading it. */
@Injectable()
export class FeedbackDesk {
  constructor(
    private readonly attempts: AttemptReader,
    private readonly answers: AnsweredQuestions,
    private readonly requests: FeedbackRequests,
    private readonly reader: FeedbackReader,
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
      const isNew = request.result === null;
      const rated = isNew ? { request, rating: null } : await this.get(learnerId, request.id);
      return { shown: { ...rated, question }, attemptEtag };
    });
  }

  /** @throws AppError not-found, forbidden when the answer does not stand any more */
  async read(learnerId: string, id: string): Promise<OpenedFeedback> {
    const rated = await this.get(learnerId, id);
    const { question, attemptEtag } = await this.answers.open(learnerId, rated.request.attemptId);
    return { shown: { ...rated, question }, attemptEtag };
  }

  /** How these are now; null where one is gone. */
  async look(
    watched: readonly { learnerId: string; shown: ShownFeedback }[],
  ): Promise<(ShownFeedback | null)[]> {
    const keys = watched.map(({ learnerId, shown }) => ({ learnerId, id: shown.request.id }));
    const found = await this.reader.findMany(keys);
    return watched.map(({ shown }, place) => {
      const rated = found[place] ?? null;
      return rated === null ? null : { ...rated, question: shown.question };
    });
  }

  private async get(learnerId: string, id: string): Promise<RatedFeedback> {
    const rated = await this.reader.find({ learnerId, id });
    if (rated === null) throw notFound('feedback');
    return rated;
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

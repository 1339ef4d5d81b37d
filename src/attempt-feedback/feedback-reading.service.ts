import { Injectable } from '@nestjs/common';
import { FeedbackReader, type RatedFeedback } from '../feedback/feedback.reader.js';
import { SuggestionGate } from '../feedback/suggestion-gate.service.js';
import { AppError, notFound } from '../kernel/app-error.js';
import { AnsweredQuestions } from './answered-questions.service.js';
import type { ShownFeedback } from './to-feedback-response.js';

/** Feedback as it is shown, which counts as reading the outline. */
export interface OpenedFeedback {
  readonly shown: ShownFeedback;
  /** ETag of the open attempt on the question, which this may have changed; null without one. */
  readonly attemptEtag: string | null;
}

/** Reading feedback on one's own answers. */
@Injectable()
export class FeedbackReading {
  constructor(
    private readonly reader: FeedbackReader,
    private readonly answers: AnsweredQuestions,
    private readonly gate: SuggestionGate,
  ) {}

  /** @throws AppError not-found, forbidden when the answer does not stand any more */
  async open(learnerId: string, id: string): Promise<OpenedFeedback> {
    const rated = await this.reader.find({ learnerId, id });
    if (rated === null) throw notFound('feedback');
    const { question, attemptEtag } = await this.answers.open(learnerId, rated.request.attemptId);
    const showsGrade = await this.maySuggest(rated);
    return { shown: { ...rated, question, showsGrade }, attemptEtag };
  }

  /**
   * How these are now; null where one is gone, or not to be seen any more. What came of one is opened like
   * anything that tells of the rubric: whoever watches may have begun to answer anew meanwhile.
   */
  async look(
    watched: readonly { learnerId: string; shown: ShownFeedback }[],
  ): Promise<(ShownFeedback | null)[]> {
    const keys = watched.map(({ learnerId, shown }) => ({ learnerId, id: shown.request.id }));
    const found = await this.reader.listByKeys(keys);
    const seen: (ShownFeedback | null)[] = [];
    for (const [place, { learnerId, shown }] of watched.entries()) {
      const summary = found[place] ?? null;
      if (summary === null) seen.push(null);
      else if (summary.finishedAt !== null)
        seen.push(await this.openIfShown(learnerId, summary.id));
      else seen.push({ ...shown, request: { ...summary, result: null } });
    }
    return seen;
  }

  private async openIfShown(learnerId: string, id: string): Promise<ShownFeedback | null> {
    try {
      return (await this.open(learnerId, id)).shown;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  /** What was suggested once may have been allowed then, and is not now. */
  private async maySuggest({ request }: RatedFeedback): Promise<boolean> {
    const suggested = request.result?.suggestedGrade ?? null;
    return suggested !== null && (await this.gate.isOpen());
  }
}

import { Injectable } from '@nestjs/common';
import type { Attempt } from '../attempts/domain/attempt.js';
import { AttemptOutlines } from '../attempts/attempt-outline.service.js';
import type { AnsweredQuestion } from '../feedback/domain/answered-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { toAnsweredQuestion } from './to-answered-question.js';

/** An own answer, opened for advice on it. */
export interface OpenedAnswer {
  readonly attempt: Attempt;
  readonly question: AnsweredQuestion;
  /** ETag of the open attempt on the question, which this may have changed; null without one. */
  readonly attemptEtag: string | null;
}

/** Answers with what they are held against, for features that know neither attempts nor questions. */
@Injectable()
export class AnsweredQuestions {
  constructor(
    private readonly outlines: AttemptOutlines,
    private readonly questions: QuestionReader,
  ) {}

  /**
   * Advice names criteria and tells of gaps: it counts as reading the outline.
   *
   * @throws AppError not-found, forbidden before the answer is handed in
   */
  async open(learnerId: string, attemptId: string): Promise<OpenedAnswer> {
    const { attempt, attemptEtag } = await this.outlines.open(learnerId, attemptId);
    const { revisionId, candidateLevel } = attempt;
    const revision = await this.questions.getRevision(revisionId);
    const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
    return { attempt, attemptEtag, question: toAnsweredQuestion(revision, criteria, attempt) };
  }
}

import { Injectable } from '@nestjs/common';
import { JudgedAnswersReader } from '../attempts/judged-answers.reader.js';
import { notFound } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import type { ScoredQuestion } from '../question-bank/domain/scored-question.js';
import { ScoredQuestionReader } from '../question-bank/scored-question.reader.js';
import { QualityAccess } from '../question-quality/quality-access.js';
import { countAgreement } from './domain/count-agreement.js';
import { lineUpAnswers, placesOf } from './domain/line-up-answers.js';
import type { QuestionAgreement } from './domain/question-agreement.js';

/** A question with how far those who judged its answers agree. */
export interface JudgedQuestion {
  readonly question: ScoredQuestion;
  /** Its criteria are those of the question, in their order. */
  readonly agreement: QuestionAgreement;
}

/** How far those who judge the answers to a question agree. */
@Injectable()
export class ReviewAgreement {
  constructor(
    private readonly access: QualityAccess,
    private readonly questions: ScoredQuestionReader,
    private readonly judged: JudgedAnswersReader,
  ) {}

  /** @throws AppError not-found, forbidden for who does not work on the bank */
  async getOfQuestion(caller: CurrentUser, questionId: string): Promise<JudgedQuestion> {
    const [question] = await this.questions.listScored([questionId]);
    if (question === undefined) throw notFound('question');
    await this.access.assertMayAskOfQuestion(caller, question);
    const { criteria, revisions } = question;
    const sheets = await this.judged.listOfRevisions({
      questionIds: [questionId],
      revisionIds: revisions.map(({ revisionId }) => revisionId),
    });
    const answers = lineUpAnswers(criteria, sheets);
    return { question, agreement: countAgreement(placesOf(criteria), answers) };
  }
}

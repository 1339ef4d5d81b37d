import { Injectable } from '@nestjs/common';
import { AnswerFactsReader } from '../attempts/answer-facts.reader.js';
import { notFound } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import type { BankEntry, ScoredQuestion } from '../question-bank/domain/scored-question.js';
import { ScoredQuestionReader } from '../question-bank/scored-question.reader.js';
import { batchQuestions } from './domain/batch-questions.js';
import type { AttemptChoice } from './domain/count-in-fives.js';
import { measureQuestion, type QuestionQuality } from './domain/measure-question.js';
import { QualityAccess } from './quality-access.js';

/** A question with what its use says of it. */
export interface MeasuredQuestion {
  readonly question: ScoredQuestion;
  readonly quality: QuestionQuality;
}

/** The same for its line in a table. */
export interface MeasuredEntry {
  readonly entry: BankEntry;
  readonly quality: QuestionQuality;
}

/** What is known of a question that nobody has met. */
const unused = measureQuestion([], [], 'first');

/** How good questions are, as far as answers and grades show. */
@Injectable()
export class QuestionQualityService {
  constructor(
    private readonly access: QualityAccess,
    private readonly questions: ScoredQuestionReader,
    private readonly answers: AnswerFactsReader,
  ) {}

  async getOfQuestion(
    caller: CurrentUser,
    questionId: string,
    attempts: AttemptChoice,
  ): Promise<MeasuredQuestion> {
    const [question] = await this.questions.listScored([questionId]);
    if (question === undefined) throw notFound('question');
    await this.access.assertMayAskOfQuestion(caller, question);
    const quality = await this.measure([question], attempts);
    return { question, quality: quality.get(questionId) ?? unused };
  }

  /** In the order of the bank. */
  async listOfBank(
    caller: CurrentUser,
    bankId: string,
    attempts: AttemptChoice,
  ): Promise<MeasuredEntry[]> {
    await this.access.assertMayAskOfBank(caller, bankId);
    const entries = await this.questions.listEntries(bankId);
    const attempted = await this.answers.countAttempts(entries.map(({ questionId }) => questionId));
    const qualities = new Map<string, QuestionQuality>();
    for (const batch of batchQuestions(attempted)) {
      const measured = await this.measure(await this.questions.listScored(batch), attempts);
      for (const [questionId, quality] of measured) qualities.set(questionId, quality);
    }
    return entries.map((entry) => {
      return { entry, quality: qualities.get(entry.questionId) ?? unused };
    });
  }

  private async measure(
    questions: readonly ScoredQuestion[],
    attempts: AttemptChoice,
  ): Promise<ReadonlyMap<string, QuestionQuality>> {
    const facts = await this.answers.listFacts({
      questionIds: questions.map(({ questionId }) => questionId),
      revisionIds: questions.flatMap(({ revisions }) =>
        revisions.map(({ revisionId }) => revisionId),
      ),
    });
    const byQuestion = Map.groupBy(facts, ({ questionId }) => questionId);
    return new Map(
      questions.map(({ questionId, criteria }) => [
        questionId,
        measureQuestion(criteria, byQuestion.get(questionId) ?? [], attempts),
      ]),
    );
  }
}

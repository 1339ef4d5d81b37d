import { Injectable } from '@nestjs/common';
import { AnswerFactsReader } from '../attempts/answer-facts.reader.js';
import { notFound } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import type { ScoredQuestion } from '../question-bank/domain/scored-question.js';
import { ScoredQuestionReader } from '../question-bank/scored-question.reader.js';
import type { AttemptChoice } from './domain/count-in-fives.js';
import { measureQuestion, type QuestionQuality } from './domain/measure-question.js';
import { QualityAccess } from './quality-access.js';

/** A question with what its use says of it. */
export interface MeasuredQuestion {
  readonly question: ScoredQuestion;
  readonly quality: QuestionQuality;
}

/** Questions whose answers are in memory at a time. */
const questionsAtATime = 10;

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
    const question = await this.questions.find(questionId);
    if (question === null) throw notFound('question');
    await this.access.assertMayAskOfQuestion(caller, question);
    const facts = await this.answers.listFacts(revisionsOf([question]));
    return { question, quality: measureQuestion(question.criteria, facts, attempts) };
  }

  /** In the order of the bank. */
  async listOfBank(
    caller: CurrentUser,
    bankId: string,
    attempts: AttemptChoice,
  ): Promise<MeasuredQuestion[]> {
    await this.access.assertMayAskOfBank(caller, bankId);
    const questions = await this.questions.listOfBank(bankId);
    const measured: MeasuredQuestion[] = [];
    for (let from = 0; from < questions.length; from += questionsAtATime) {
      const some = questions.slice(from, from + questionsAtATime);
      const facts = await this.answers.listFacts(revisionsOf(some));
      const byQuestion = Map.groupBy(facts, ({ questionId }) => questionId);
      for (const question of some) {
        const own = byQuestion.get(question.questionId) ?? [];
        measured.push({ question, quality: measureQuestion(question.criteria, own, attempts) });
      }
    }
    return measured;
  }
}

function revisionsOf(questions: readonly ScoredQuestion[]): {
  questionIds: string[];
  revisionIds: string[];
} {
  return {
    questionIds: questions.map(({ questionId }) => questionId),
    revisionIds: questions.flatMap(({ revisions }) =>
      revisions.map(({ revisionId }) => revisionId),
    ),
  };
}

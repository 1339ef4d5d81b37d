import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type {
  CurrentQuestion,
  PublishedQuestion,
} from '../question-bank/domain/published-question.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { CardLog } from './card-log.service.js';
import { FollowRepository, type FollowChoice } from './follow.repository.js';

/** What the learner is told about a question that is due. */
export interface QuestionSummary {
  questionId: string;
  revisionId: string;
  bankId: string;
  slug: string;
  title: string;
  kind: string;
  level: string;
  topic: string;
  skills: readonly string[];
  timeLimitMinutes: number;
  /** Slug of the question of the same bank that it asks in other words. */
  variantOf: string | null;
}

/** Which questions a learner may practise, and which are introduced to them. */
@Injectable()
export class PracticableQuestions {
  constructor(
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
    private readonly follows: FollowRepository,
    private readonly cardLog: CardLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found for one that the learner cannot read, is retired, or is a project */
  async assertPracticable(learnerId: string, questionId: string): Promise<void> {
    const question = await this.getOffered(learnerId, questionId);
    if (question.isScheduled) return;
    const detail = 'Milestones and capstones have no card: they are handed in.';
    throw new AppError('not-found', detail);
  }

  /**
   * The revision that the learner is asked.
   *
   * @throws AppError not-found for a question that the learner cannot read, or that is retired
   */
  async getRevisionId(learnerId: string, questionId: string): Promise<string> {
    return (await this.getOffered(learnerId, questionId)).revisionId;
  }

  /**
   * Those of these questions that a learner may have cards of. A retired one is among them: whoever
   * recalled it while offline could not know, and what has happened is not refused.
   */
  async listWithCards(
    learnerId: string,
    questionIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const questions = await this.questions.currentOf(questionIds);
    return this.gate.readableQuestions(
      learnerId,
      questions.filter(({ isScheduled }) => isScheduled),
    );
  }

  /** The banks a learner has chosen about, and those that are followed from the start. */
  async listFollows(learnerId: string): Promise<FollowChoice[]> {
    const choices = await this.follows.listChoices(learnerId);
    const chosen = new Set(choices.map(({ bankId }) => bankId));
    const defaults = await this.questions.defaultBankIds();
    const untouched = defaults.filter((bankId) => !chosen.has(bankId));
    return [...untouched.map((bankId) => ({ bankId, isFollowing: true })), ...choices];
  }

  /** @throws AppError not-found when there is no such bank */
  async follow(learnerId: string, choice: FollowChoice): Promise<FollowChoice> {
    await this.gate.assertReadable(learnerId, choice.bankId);
    await this.cardLog.exclusively(learnerId, () =>
      this.follows.saveChoice(learnerId, choice, this.clock.now()),
    );
    return choice;
  }

  /** Published questions of the banks the learner follows, and of the others named, as far as they are open. */
  async listFollowed(
    learnerId: string,
    otherBankIds: readonly string[] = [],
  ): Promise<readonly PublishedQuestion[]> {
    const follows = await this.listFollows(learnerId);
    const followed = follows.filter(({ isFollowing }) => isFollowing);
    const bankIds = new Set([...followed.map(({ bankId }) => bankId), ...otherBankIds]);
    const readable = await this.gate.readableAmong(learnerId, [...bankIds]);
    return this.questions.listPublished(
      Array.from(bankIds)
        .filter((bankId) => readable.has(bankId))
        .map((bankId) => ({ bankId, release: null })),
    );
  }

  /**
   * What some questions are. Most are among those `followed`; the others, retired or of banks the
   * learner has left, are looked up: whoever learns a question keeps it.
   */
  async describe(
    questionIds: readonly string[],
    followed: readonly PublishedQuestion[],
  ): Promise<ReadonlyMap<string, QuestionSummary>> {
    const known = new Map<string, QuestionSummary>(
      followed.map((question) => [question.questionId, summaryOf(question)]),
    );
    const others = questionIds.filter((id) => !known.has(id));
    const described = others.length === 0 ? [] : await this.questions.describe(others);
    for (const question of described) known.set(question.questionId, summaryOf(question));
    return known;
  }

  /** Changes whenever any bank does. */
  catalogueVersion(): Promise<number> {
    return this.questions.catalogueVersion();
  }

  private async getOffered(learnerId: string, questionId: string): Promise<CurrentQuestion> {
    const [question] = await this.questions.currentOf([questionId]);
    if (question === undefined || question.isRetired) throw notFound('question');
    await this.gate.assertQuestionReadable(learnerId, question);
    return question;
  }
}

function summaryOf(question: QuestionSummary): QuestionSummary {
  const { questionId, revisionId, bankId, slug, title, kind, level, topic } = question;
  const { skills, timeLimitMinutes, variantOf } = question;
  return {
    questionId,
    revisionId,
    bankId,
    slug,
    title,
    kind,
    level,
    topic,
    skills,
    timeLimitMinutes,
    variantOf,
  };
}

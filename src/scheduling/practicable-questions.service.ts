import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import type {
  CurrentQuestion,
  PublishedQuestion,
  QuestionPlace,
} from '../question-bank/domain/published-question.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader, type FollowedBank } from '../question-bank/question.reader.js';
import { FollowedBanks } from './followed-banks.service.js';

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
    private readonly banks: FollowedBanks,
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

  /** Published questions of the banks the learner follows, and of the others named, as far as they are open. */
  async listFollowed(
    learnerId: string,
    otherBankIds: readonly string[] = [],
  ): Promise<readonly PublishedQuestion[]> {
    return this.questions.listPublished(await this.banks.listWith(learnerId, otherBankIds));
  }

  /** Ids of the banks that the learner follows, as far as they are open. */
  async listFollowedBankIds(learnerId: string): Promise<string[]> {
    return (await this.banks.listWith(learnerId, [])).map(({ bankId }) => bankId);
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

  /** Where these questions stand for the learner, in no order; ids that are not questions are left out. */
  async placesOf(learnerId: string, questionIds: readonly string[]): Promise<QuestionPlace[]> {
    const places = await this.questions.placesOf(questionIds);
    const revisions = new Map<string, string>();
    for (const { bankId, release } of await this.listPins(learnerId)) {
      const ids = places.filter((place) => place.bankId === bankId).map((each) => each.questionId);
      if (release === null || ids.length === 0) continue;
      const kept = await this.questions.revisionsIn({ bankId, release }, ids);
      for (const [questionId, revisionId] of kept) revisions.set(questionId, revisionId);
    }
    return places.map((place) => {
      const revisionId = revisions.get(place.questionId) ?? place.revisionId;
      return { ...place, revisionId };
    });
  }

  /** The banks of which the learner keeps to a release, with a cohort. */
  async listPins(learnerId: string): Promise<FollowedBank[]> {
    const follows = await this.banks.list(learnerId);
    return follows.filter(({ release }) => release !== null);
  }

  /** Changes whenever what the learner's cohorts study may have. */
  cohortsVersion(learnerId: string): Promise<string> {
    return this.banks.cohortsVersion(learnerId);
  }

  /** Changes whenever any bank does. */
  catalogueVersion(): Promise<number> {
    return this.questions.catalogueVersion();
  }

  /** As the learner is asked it: what a cohort keeps to may be retired since. */
  private async getOffered(learnerId: string, questionId: string): Promise<CurrentQuestion> {
    const [question] = await this.questions.currentOf([questionId]);
    if (question === undefined) throw notFound('question');
    await this.gate.assertQuestionReadable(learnerId, question);
    const { bankId } = question;
    const release = await this.banks.releaseOf(learnerId, bankId);
    if (release !== null) {
      const revisions = await this.questions.revisionsIn({ bankId, release }, [questionId]);
      const revisionId = revisions.get(questionId);
      if (revisionId !== undefined) return { ...question, revisionId, isRetired: false };
    }
    if (question.isRetired) throw notFound('question');
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

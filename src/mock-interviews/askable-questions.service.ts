import { Injectable } from '@nestjs/common';
import { HandedInQuestionsReader } from '../attempts/handed-in-questions.reader.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { chooseQuestion } from './domain/choose-question.js';
import type { MockInterview, Round } from './domain/mock-interview.js';
import { canBeAsked, type QuestionFacts } from './domain/question-facts.js';
import { roundSeed } from './round-seed.js';

export type AskedRound = Pick<
  Round,
  'interviewId' | 'number' | 'candidateId' | 'interviewerId' | 'candidateLevel'
>;
export type QuestionPool = Pick<MockInterview, 'bankIds' | 'questionIds'>;

/** What is asked in a round, as the candidate is asked it. */
export interface ChosenQuestion {
  readonly questionId: string;
  readonly revisionId: string;
  readonly timeLimitMinutes: number;
}

/** A question that the interviewer may ask. */
export interface AskableQuestion extends PublishedQuestion {
  readonly isInPool: boolean;
}

/**
 * Which questions can be asked in a round: the interviewer has answered them, the candidate has not met
 * them. AskableRoundsRepository has the same in SQL, for whether there is one at all.
 */
@Injectable()
export class AskableQuestions {
  constructor(
    private readonly handedIn: HandedInQuestionsReader,
    private readonly gate: BankGate,
    private readonly questions: QuestionReader,
    private readonly practicable: PracticableQuestions,
  ) {}

  /** In no order. */
  async list(round: AskedRound, pool: QuestionPool): Promise<AskableQuestion[]> {
    const facts = await this.factsOf(round, pool);
    const askable = new Map(
      facts.filter(canBeAsked).map(({ questionId, isInPool }) => [questionId, isInPool]),
    );
    const described = await this.questions.describe([...askable.keys()]);
    return described.map((question) => {
      return { ...question, isInPool: askable.get(question.questionId) ?? false };
    });
  }

  /** Null when there is none in the pool. */
  async choose(round: AskedRound, pool: QuestionPool): Promise<ChosenQuestion | null> {
    const facts = await this.factsOf(round, pool);
    const rule = { level: round.candidateLevel, seed: roundSeed(round) };
    const questionId = chooseQuestion(facts, rule);
    return questionId === null ? null : this.asAsked(round, questionId);
  }

  /** One of the interviewer's choice, in the pool or not; null when it cannot be asked. */
  async find(
    round: AskedRound,
    pool: QuestionPool,
    questionId: string,
  ): Promise<ChosenQuestion | null> {
    const facts = await this.factsOf(round, pool);
    const isAskable = facts.some((each) => each.questionId === questionId && canBeAsked(each));
    return isAskable ? this.asAsked(round, questionId) : null;
  }

  private async asAsked(round: AskedRound, questionId: string): Promise<ChosenQuestion> {
    const revisionId = await this.practicable.getRevisionId(round.candidateId, questionId);
    const { timeLimitMinutes } = await this.questions.getRevision(revisionId);
    return { questionId, revisionId, timeLimitMinutes };
  }

  private async factsOf(round: AskedRound, pool: QuestionPool): Promise<QuestionFacts[]> {
    const ids = await this.handedIn.list(round.interviewerId);
    const met = await this.gate.listMet(round.candidateId, ids);
    const current = await this.questions.currentOf(ids.filter((id) => !met.has(id)));
    const readable = await this.gate.readableQuestions(round.candidateId, current);
    const asking = await this.askingOf(round, current);
    const levels = new Map(
      (await this.questions.describe(current.map(({ questionId }) => questionId))).map(
        ({ questionId, level }) => [questionId, level],
      ),
    );
    return current.map(({ questionId, bankId, isRetired, isScheduled }) => ({
      questionId,
      level: levels.get(questionId) ?? round.candidateLevel,
      isHandedIn: true,
      isMet: false,
      isReadable: readable.has(questionId),
      isRetired,
      isScheduled,
      asksOfLevel: asking.has(questionId),
      isInPool: isIn(pool, { questionId, bankId }),
    }));
  }

  /** Those that ask for something of a candidate of the round's level. */
  private async askingOf(
    { candidateLevel }: AskedRound,
    current: readonly { questionId: string; revisionId: string }[],
  ): Promise<ReadonlySet<string>> {
    await this.questions.getRevisions(current.map(({ revisionId }) => revisionId));
    const asking = new Set<string>();
    for (const { questionId, revisionId } of current) {
      const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
      if (criteria.length > 0) asking.add(questionId);
    }
    return asking;
  }
}

function isIn(
  { bankIds, questionIds }: QuestionPool,
  { questionId, bankId }: { questionId: string; bankId: string },
): boolean {
  if (bankIds.length === 0 && questionIds.length === 0) return true;
  return bankIds.includes(bankId) || questionIds.includes(questionId);
}

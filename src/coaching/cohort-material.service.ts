import { Injectable } from '@nestjs/common';
import { CohortReader, type CohortScope } from '../cohorts/cohort.reader.js';
import type { Assignment } from '../cohorts/domain/assignment.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import type { CurrentQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';

/** What is still asked of members, with the questions of a bank told one by one. */
export type OpenWork = Pick<
  Assignment,
  'id' | 'dueDay' | 'createdAt' | 'memberIds' | 'questionIds'
>;

/**
 * What a cohort is about: coaches look at answers to the questions of its banks and assignments, and at
 * no others. A bank that has closed to a coach takes its questions along.
 */
@Injectable()
export class CohortMaterial {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
  ) {}

  /** Questions that were retired since are among them. */
  async listQuestionIds(coachId: string, cohortId: string): Promise<string[]> {
    const { bankIds, questionIds } = await this.cohorts.getScope(cohortId);
    const named = await this.questions.currentOf(questionIds);
    const ofNamed = named.map(({ bankId }) => bankId);
    const readable = await this.gate.readableAmong(coachId, distinct([...bankIds, ...ofNamed]));
    const ofBanks = await this.questions.listIdsIn(bankIds.filter((id) => readable.has(id)));
    const readableNamed = named.filter(({ bankId }) => readable.has(bankId));
    return distinct([...ofBanks, ...readableNamed.map(({ questionId }) => questionId)]);
  }

  /** Whether one question is among them. */
  async holds(coachId: string, cohortId: string, questionId: string): Promise<boolean> {
    const [question] = await this.questions.currentOf([questionId]);
    if (question === undefined) return false;
    if (!isIn(await this.cohorts.getScope(cohortId), question)) return false;
    const { bankId } = question;
    return (await this.gate.readableAmong(coachId, [bankId])).has(bankId);
  }

  /**
   * The assignments that nobody has closed, with what their members are asked: what was retired, is in
   * another release than the cohort's, or in a bank that has closed, nobody can do any more.
   */
  async listOpenWork(coachId: string, cohortId: string): Promise<OpenWork[]> {
    const assignments = await this.cohorts.listAssignments(cohortId);
    const open = assignments.filter(({ closedAt }) => closedAt === null);
    if (open.length === 0) return [];
    const named = await this.questions.currentOf(
      distinct(open.flatMap(({ questionIds }) => questionIds)),
    );
    const bankIds = [...open, ...named].flatMap(({ bankId }) => bankId ?? []);
    const offered = await this.listOffered(coachId, cohortId, distinct(bankIds));
    const asked = new Set(Array.from(offered.values()).flat());
    for (const { questionId, bankId, isRetired, isScheduled } of named) {
      if (!isScheduled && !isRetired && offered.has(bankId)) asked.add(questionId);
    }
    return open.map(({ id, dueDay, createdAt, memberIds, bankId, questionIds }) => ({
      id,
      dueDay,
      createdAt,
      memberIds,
      questionIds:
        bankId === null
          ? questionIds.filter((questionId) => asked.has(questionId))
          : (offered.get(bankId) ?? []),
    }));
  }

  /** What each of these banks asks, in the release that the cohort keeps to; closed ones are left out. */
  private async listOffered(
    coachId: string,
    cohortId: string,
    bankIds: readonly string[],
  ): Promise<ReadonlyMap<string, string[]>> {
    const banks = await this.questions.listBanks(bankIds);
    const open = banks.filter(({ visibility }) => visibility !== 'private');
    const shared = (await this.cohorts.listBanksOf(coachId)).filter(
      (bank) => bank.cohortId === cohortId,
    );
    const pins = new Map(shared.map(({ bankId, pinnedRelease }) => [bankId, pinnedRelease]));
    const published = await this.questions.listPublished(
      open.map(({ id }) => ({ bankId: id, release: pins.get(id) ?? null })),
    );
    const byBank = Map.groupBy(published, ({ bankId }) => bankId);
    return new Map(
      open.map(({ id }) => [id, (byBank.get(id) ?? []).map(({ questionId }) => questionId)]),
    );
  }
}

function isIn(
  { bankIds, questionIds }: CohortScope,
  { bankId, questionId }: Pick<CurrentQuestion, 'bankId' | 'questionId'>,
): boolean {
  return bankIds.includes(bankId) || questionIds.includes(questionId);
}

function distinct(ids: readonly string[]): string[] {
  return Array.from(new Set(ids));
}

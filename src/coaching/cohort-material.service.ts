import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import type { Assignment } from '../cohorts/domain/assignment.js';
import { QuestionReader } from '../question-bank/question.reader.js';

/** What is still asked of members, with the questions of a bank told one by one. */
export type OpenWork = Pick<
  Assignment,
  'id' | 'dueDay' | 'createdAt' | 'memberIds' | 'questionIds'
>;

/** What a cohort is about: coaches look at answers to these questions and at no others. */
@Injectable()
export class CohortMaterial {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly questions: QuestionReader,
  ) {}

  /** Those of its banks and its assignments, retired ones included. */
  async listQuestionIds(cohortId: string): Promise<string[]> {
    const scope = await this.cohorts.getScope(cohortId);
    const ofBanks = await this.questions.listIdsIn(scope.bankIds);
    return Array.from(new Set([...ofBanks, ...scope.questionIds]));
  }

  /** The assignments of a cohort in use that nobody has closed. */
  async listOpenWork(coachId: string, cohortId: string): Promise<OpenWork[]> {
    const open = (await this.cohorts.listAssignments(cohortId)).filter(
      ({ closedAt }) => closedAt === null,
    );
    const ofBank = await this.listByBank(coachId, { cohortId, assignments: open });
    return open.map(({ id, dueDay, createdAt, memberIds, bankId, questionIds }) => ({
      id,
      dueDay,
      createdAt,
      memberIds,
      questionIds: bankId === null ? questionIds : (ofBank.get(bankId) ?? []),
    }));
  }

  /** What each bank that is assigned as a whole asks now, in the release that the cohort keeps to. */
  private async listByBank(
    coachId: string,
    { cohortId, assignments }: { cohortId: string; assignments: readonly Assignment[] },
  ): Promise<ReadonlyMap<string, string[]>> {
    const bankIds = Array.from(new Set(assignments.flatMap(({ bankId }) => bankId ?? [])));
    if (bankIds.length === 0) return new Map();
    const shared = await this.cohorts.listBanksOf(coachId);
    const pins = new Map(
      shared
        .filter((bank) => bank.cohortId === cohortId)
        .map(({ bankId, pinnedRelease }) => [bankId, pinnedRelease]),
    );
    const published = await this.questions.listPublished(
      bankIds.map((bankId) => ({ bankId, release: pins.get(bankId) ?? null })),
    );
    const byBank = Map.groupBy(published, ({ bankId }) => bankId);
    return new Map(
      Array.from(byBank, ([bankId, all]) => [bankId, all.map(({ questionId }) => questionId)]),
    );
  }
}

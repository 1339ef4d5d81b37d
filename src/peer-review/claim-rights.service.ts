import { Injectable } from '@nestjs/common';
import { CohortReader, type CohortWithRole } from '../cohorts/cohort.reader.js';
import { AccountReader } from '../identity/account.reader.js';
import { AppError } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Exemption } from './domain/exemption.js';
import type { Pool } from './domain/pool.js';

/** A pool that somebody may claim from, and how. */
export interface PoolAccess {
  readonly pool: Pool;
  /** Null for the open pool. */
  readonly cohortName: string | null;
  readonly exempt: Exemption;
}

const noExemption: Exemption = { questionIds: [], bankIds: [], isPublicIncluded: false };

/** From which pools somebody may claim, and which questions they need not have answered for that. */
@Injectable()
export class ClaimRights {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly accounts: AccountReader,
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
  ) {}

  /**
   * @param cohortId null for the open pool
   * @throws AppError not-found for a cohort they are not in, invalid-state for an archived one
   */
  async in(reviewerId: string, cohortId: string | null): Promise<PoolAccess> {
    if (cohortId === null) return this.inOpenPool(reviewerId);
    const joined = await this.cohorts.getOwn(reviewerId, cohortId);
    if (joined.cohort.archivedAt !== null) {
      throw new AppError('invalid-state', 'In an archived cohort nothing is reviewed any more.');
    }
    return this.inCohort(reviewerId, joined);
  }

  /** The open pool, then that of every cohort they are in and that is in use. */
  async listAll(reviewerId: string): Promise<PoolAccess[]> {
    const pools = [await this.inOpenPool(reviewerId)];
    for (const joined of await this.cohorts.listJoined(reviewerId)) {
      if (joined.cohort.archivedAt === null) pools.push(await this.inCohort(reviewerId, joined));
    }
    return pools;
  }

  async isIn(reviewerId: string, cohortId: string): Promise<boolean> {
    return (await this.cohorts.roleIn(reviewerId, cohortId)) !== null;
  }

  /** Whether somebody need not have answered this question, in the pool where they claimed an answer. */
  async isExempt(
    reviewerId: string,
    { questionId, cohortId }: { questionId: string; cohortId: string | null },
  ): Promise<boolean> {
    const pools = await this.listAll(reviewerId);
    const exempt = pools.find(({ pool }) => cohortIdOf(pool) === cohortId)?.exempt;
    const [question] = await this.questions.currentOf([questionId]);
    if (exempt === undefined || question === undefined) return false;
    const { bankId } = question;
    if (exempt.questionIds.includes(questionId) || exempt.bankIds.includes(bankId)) return true;
    const bank = await this.questions.findBank(bankId);
    return exempt.isPublicIncluded && bank?.visibility === 'public';
  }

  /** Strangers' answers are for every account that coaches, where everybody may read the question. */
  private async inOpenPool(reviewerId: string): Promise<PoolAccess> {
    const account = await this.accounts.find(reviewerId);
    const isPublicIncluded = account !== null && account.role !== 'learner';
    const exempt = { ...noExemption, isPublicIncluded };
    return { pool: { kind: 'open' }, cohortName: null, exempt };
  }

  /** Coaches know what their cohort is about; a bank that has closed to them takes its questions along. */
  private async inCohort(
    reviewerId: string,
    { cohort: { id, name }, role }: CohortWithRole,
  ): Promise<PoolAccess> {
    const pool = { kind: 'cohort', cohortId: id } as const;
    if (role === 'member') return { pool, cohortName: name, exempt: noExemption };
    const scope = await this.cohorts.getScope(id);
    const named = await this.questions.currentOf(scope.questionIds);
    const banks = new Set([...scope.bankIds, ...named.map(({ bankId }) => bankId)]);
    const readable = await this.gate.readableAmong(reviewerId, Array.from(banks));
    const exempt = {
      questionIds: named.flatMap((each) => (readable.has(each.bankId) ? [each.questionId] : [])),
      bankIds: scope.bankIds.filter((bankId) => readable.has(bankId)),
      isPublicIncluded: false,
    };
    return { pool, cohortName: name, exempt };
  }
}

function cohortIdOf(pool: Pool): string | null {
  return pool.kind === 'open' ? null : pool.cohortId;
}

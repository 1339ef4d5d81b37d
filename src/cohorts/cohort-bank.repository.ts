import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CohortBankEntity } from './cohort-bank.entity.js';
import { CohortEntity } from './cohort.entity.js';

/** A bank that a cohort has, with what it is called. */
export interface CohortBank extends CohortBankEntity {
  readonly title: string;
  /** Whether its members may read it: not when it was closed since to whoever shared it. */
  readonly isHeld: boolean;
  /** Null before the first release. */
  readonly newestRelease: number | null;
}

/** A bank that somebody has by a cohort. */
export interface SharedBank {
  readonly bankId: string;
  readonly cohortId: string;
  readonly pinnedRelease: number | null;
}

const cohortBank = `
  SELECT c.cohort_id AS "cohortId", c.bank_id AS "bankId", c.pinned_release AS "pinnedRelease",
         c.shared_by AS "sharedBy", c.shared_at AS "sharedAt", b.title,
         EXISTS (SELECT FROM cohort_bank_held h
                  WHERE h.cohort_id = c.cohort_id AND h.bank_id = c.bank_id) AS "isHeld",
         (SELECT max(r.number) FROM bank_release r WHERE r.bank_id = b.id) AS "newestRelease"
    FROM cohort_bank c JOIN bank b ON b.id = c.bank_id`;

/** Every write tells those who practise by it, by the cohort's change number. */
@Injectable()
export class CohortBankRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(cohortId: string, bankId: string): Promise<CohortBank | null> {
    const [bank] = await this.manager.query<CohortBank[]>(
      `${cohortBank} WHERE c.cohort_id = $1 AND c.bank_id = $2`,
      [cohortId, bankId],
    );
    return bank ?? null;
  }

  /** @throws AppError not-found */
  async get(cohortId: string, bankId: string): Promise<CohortBank> {
    const bank = await this.find(cohortId, bankId);
    if (bank === null) throw notFound('bank');
    return bank;
  }

  /**
   * By id, which is in the order in which the banks were made. Without those that were closed since to
   * whoever shared them.
   */
  page(
    cohortId: string,
    { afterId, limit }: { afterId: string | null; limit: number },
  ): Promise<CohortBank[]> {
    return this.manager.query<CohortBank[]>(
      `SELECT * FROM (${cohortBank}) c
        WHERE c."isHeld" AND c."cohortId" = $1 AND ($2::uuid IS NULL OR c."bankId" > $2)
        ORDER BY c."bankId"
        LIMIT $3`,
      [cohortId, afterId, limit],
    );
  }

  /** The banks that somebody has by cohorts that are in use, by bank and cohort. */
  listInUse(learnerId: string): Promise<SharedBank[]> {
    return this.manager.query<SharedBank[]>(
      `SELECT b.bank_id AS "bankId", b.cohort_id AS "cohortId", b.pinned_release AS "pinnedRelease"
         FROM cohort_membership m
         JOIN cohort c ON c.id = m.cohort_id AND c.archived_at IS NULL
         JOIN cohort_bank_held b ON b.cohort_id = c.id
        WHERE m.learner_id = $1
        ORDER BY b.bank_id, b.cohort_id`,
      [learnerId],
    );
  }

  /** Ids of the banks that somebody has by any cohort, archived ones included. */
  async listIds(learnerId: string): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT DISTINCT b.bank_id AS id
         FROM cohort_membership m JOIN cohort_bank_held b ON b.cohort_id = m.cohort_id
        WHERE m.learner_id = $1`,
      [learnerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Ids of the banks that a cohort has. */
  async listIdsOf(cohortId: string): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT bank_id AS id FROM cohort_bank_held WHERE cohort_id = $1`,
      [cohortId],
    );
    return rows.map(({ id }) => id);
  }

  async hasRelease(bankId: string, number: number): Promise<boolean> {
    const rows = await this.manager.query<object[]>(
      `SELECT FROM bank_release WHERE bank_id = $1 AND number = $2`,
      [bankId, number],
    );
    return rows.length > 0;
  }

  /** Whether any cohort has the bank. */
  async isAnywhere(bankId: string): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT 1 FROM cohort_bank WHERE bank_id = $1 LIMIT 1`,
      [bankId],
    );
    return rows.length > 0;
  }

  /** Whether something is assigned that the members can read only because the cohort has this bank. */
  async isNeeded(cohortId: string, bankId: string): Promise<boolean> {
    const rows = await this.manager.query<object[]>(
      `SELECT FROM assignment a JOIN bank b ON b.id = $2 AND b.visibility <> 'public'
        WHERE a.cohort_id = $1 AND a.closed_at IS NULL
          AND (a.bank_id = b.id OR EXISTS (
                SELECT FROM assignment_question aq JOIN question q ON q.id = aq.question_id
                 WHERE aq.assignment_id = a.id AND q.bank_id = b.id))
        LIMIT 1`,
      [cohortId, bankId],
    );
    return rows.length > 0;
  }

  async insert(bank: CohortBankEntity): Promise<void> {
    await this.manager.insert(CohortBankEntity, bank);
    await this.noteChange(bank.cohortId);
  }

  /** Let somebody answer for it from now on. */
  async share(
    { cohortId, bankId }: CohortBank,
    share: Pick<CohortBankEntity, 'pinnedRelease' | 'sharedBy' | 'sharedAt'>,
  ): Promise<void> {
    await this.manager.update(CohortBankEntity, { cohortId, bankId }, share);
    await this.noteChange(cohortId);
  }

  async pin(cohortId: string, bankId: string, pinnedRelease: number | null): Promise<void> {
    await this.manager.update(CohortBankEntity, { cohortId, bankId }, { pinnedRelease });
    await this.noteChange(cohortId);
  }

  /** @returns whether the cohort had this bank */
  async remove(cohortId: string, bankId: string): Promise<boolean> {
    const { affected } = await this.manager.delete(CohortBankEntity, { cohortId, bankId });
    await this.noteChange(cohortId);
    return affected === 1;
  }

  private async noteChange(id: string): Promise<void> {
    await this.manager.increment(CohortEntity, { id }, 'changeNumber', 1);
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}

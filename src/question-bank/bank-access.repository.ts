import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BankRole } from './domain/bank.js';

/** How far somebody sees: who they are, and the banks that are shared with them by name. */
export interface BankReach {
  readonly callerId: string;
  readonly sharedBankIds: readonly string[];
}

/**
 * SQL that holds for banks `b` which somebody finds in lists: public ones, their own, those they work on
 * and those shared with them. `caller` and `shared` are the places of a BankReach's two parts.
 */
export function listedBank(caller: string, shared: string): string {
  return `(b.visibility = 'public' OR b.owner_id = ${caller}::uuid
    OR (b.visibility <> 'private' AND b.id = ANY(${shared}::uuid[]))
    OR EXISTS (SELECT FROM bank_worker c
                WHERE c.bank_id = b.id AND c.account_id = ${caller}::uuid))`;
}

/** The same for who has the id already, which is all that an unlisted bank asks for. */
export function readableBank(caller: string, shared: string): string {
  return `(b.visibility = 'unlisted' OR ${listedBank(caller, shared)})`;
}

@Injectable()
export class BankAccessRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those of these banks that may be read. */
  async listReadable(reach: BankReach, bankIds: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT b.id FROM bank b WHERE b.id = ANY($3::uuid[]) AND ${readableBank('$1', '$2')}`,
      [reach.callerId, reach.sharedBankIds, bankIds],
    );
    return rows.map(({ id }) => id);
  }

  async listQuestionIds(bankId: string): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT id FROM question WHERE bank_id = $1`,
      [bankId],
    );
    return rows.map(({ id }) => id);
  }

  /** Who owns a bank with an account that may not author any more only reads it. */
  async findRole(accountId: string, bankId: string): Promise<BankRole | null> {
    const rows = await this.unitOfWork.manager.query<{ role: BankRole | null }[]>(
      `SELECT CASE WHEN b.owner_id <> $1 OR b.owner_id IS NULL THEN c.role
                   WHEN a.role = 'learner' THEN 'viewer' ELSE 'owner' END AS role
         FROM bank b LEFT JOIN account a ON a.id = b.owner_id
         LEFT JOIN bank_worker c ON c.bank_id = b.id AND c.account_id = $1
        WHERE b.id = $2`,
      [accountId, bankId],
    );
    return rows[0]?.role ?? null;
  }
}

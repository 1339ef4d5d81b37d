import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { listedBank, readableBank, type BankReach } from './bank-access.repository.js';
import type { Bank } from './domain/bank.js';
import type { Slice } from './question.repository.js';

/** A bank as it is listed, with its latest release. */
export interface BankRow extends Bank {
  /** Questions that are introduced to learners. */
  readonly questionCount: number;
  /** Null before the first release. */
  readonly releaseNumber: number | null;
  readonly releaseVersion: string | null;
}

const columns = `
  b.id, b.version, b.slug, b.owner_id AS "ownerId", b.visibility, b.title, b.description, b.license,
  b.reveal, b.is_default AS "isDefault", b.forked_from_bank_id AS "forkedFromBankId",
  b.forked_from_release AS "forkedFromRelease", b.created_at AS "createdAt",
  b.updated_at AS "updatedAt", r.number AS "releaseNumber", r.version AS "releaseVersion",
  coalesce(r.question_count, 0) AS "questionCount"`;

const latestRelease = `
  LEFT JOIN LATERAL (
    SELECT number, version, question_count FROM bank_release
     WHERE bank_id = b.id ORDER BY number DESC LIMIT 1) r ON true`;

@Injectable()
export class BankRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ callerId, sharedBankIds }: BankReach, { after, limit }: Slice): Promise<BankRow[]> {
    return this.unitOfWork.manager.query<BankRow[]>(
      `SELECT ${columns} FROM bank b ${latestRelease}
        WHERE ($3::uuid IS NULL OR b.id > $3) AND ${listedBank('$1', '$2')}
        ORDER BY b.id LIMIT $4`,
      [callerId, sharedBankIds, after?.[0] ?? null, limit],
    );
  }

  async find({ callerId, sharedBankIds }: BankReach, id: string): Promise<BankRow | null> {
    const rows = await this.unitOfWork.manager.query<BankRow[]>(
      `SELECT ${columns} FROM bank b ${latestRelease}
        WHERE b.id = $3 AND ${readableBank('$1', '$2')}`,
      [callerId, sharedBankIds, id],
    );
    return rows[0] ?? null;
  }
}

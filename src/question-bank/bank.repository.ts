import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Bank } from './domain/bank.js';
import type { Slice } from './question.repository.js';

export type BankRow = Bank & { questionCount: number };

const columns = `
  b.id, b.version, b.slug, b.title, b.description, b.license, b.reveal, b.is_default AS "isDefault",
  b.created_at AS "createdAt", b.updated_at AS "updatedAt",
  (SELECT count(*)::integer FROM question q WHERE q.bank_id = b.id AND q.retired_at IS NULL)
    AS "questionCount"`;

@Injectable()
export class BankRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list({ after, limit }: Slice): Promise<BankRow[]> {
    return this.unitOfWork.manager.query<BankRow[]>(
      `SELECT ${columns} FROM bank b WHERE $1::uuid IS NULL OR b.id > $1 ORDER BY b.id LIMIT $2`,
      [after?.[0] ?? null, limit],
    );
  }

  async find(id: string): Promise<BankRow | null> {
    const rows = await this.unitOfWork.manager.query<BankRow[]>(
      `SELECT ${columns} FROM bank b WHERE b.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }
}

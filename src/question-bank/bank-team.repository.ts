import { Injectable } from '@nestjs/common';
import { MoreThan, type FindOptionsWhere } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankCollaboratorEntity } from './bank-collaborator.entity.js';
import type { Slice } from './question.repository.js';

/** Somebody who works on another's bank. */
export type Collaborator = Readonly<BankCollaboratorEntity>;

@Injectable()
export class BankTeamRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(bankId: string, { after, limit }: Slice): Promise<Collaborator[]> {
    const [last] = after ?? [];
    const where: FindOptionsWhere<BankCollaboratorEntity> = { bankId };
    if (last !== undefined) where.accountId = MoreThan(String(last));
    return this.unitOfWork.manager.find(BankCollaboratorEntity, {
      where,
      order: { accountId: 'ASC' },
      take: limit,
    });
  }

  list(bankId: string): Promise<Collaborator[]> {
    return this.unitOfWork.manager.find(BankCollaboratorEntity, {
      where: { bankId },
      order: { addedAt: 'ASC', accountId: 'ASC' },
    });
  }

  listOf(accountId: string): Promise<Collaborator[]> {
    return this.unitOfWork.manager.find(BankCollaboratorEntity, {
      where: { accountId },
      order: { bankId: 'ASC' },
    });
  }

  find(bankId: string, accountId: string): Promise<Collaborator | null> {
    return this.unitOfWork.manager.findOneBy(BankCollaboratorEntity, { bankId, accountId });
  }

  async put({ bankId, accountId, role, addedAt }: Collaborator): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO bank_collaborator (bank_id, account_id, role, added_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (bank_id, account_id) DO UPDATE SET role = excluded.role`,
      [bankId, accountId, role, addedAt],
    );
  }

  async remove(bankId: string, accountId: string): Promise<void> {
    await this.unitOfWork.manager.delete(BankCollaboratorEntity, { bankId, accountId });
  }
}

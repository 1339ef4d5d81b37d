import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { formatRecoveryCode, normalizeRecoveryCode } from './domain/recovery-code.js';
import { RecoveryRepository } from './recovery.repository.js';

const codesInSet = 10;

/** One-time codes that stand in for the mail this service does not send. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly recovery: RecoveryRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @returns a new set, which can be read only now; the old one is void */
  async renew(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: codesInSet }, () => formatRecoveryCode(randomBytes(16)));
    const createdAt = this.clock.now();
    const rows = codes.map((code) => ({
      id: this.ids.next(),
      accountId,
      codeHash: hashOf(code),
      createdAt,
    }));
    await this.recovery.replaceCodes(accountId, rows);
    return codes;
  }

  /** The same in a transaction of its own. */
  renewAtOnce(accountId: string): Promise<string[]> {
    return this.unitOfWork.run(() => this.renew(accountId));
  }

  has(accountId: string, typed: string): Promise<boolean> {
    return this.recovery.hasCode(accountId, hashOf(typed));
  }

  /** @returns whether the code was there; it is used up now */
  take(accountId: string, typed: string): Promise<boolean> {
    return this.recovery.takeCode(accountId, hashOf(typed));
  }
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(normalizeRecoveryCode(code)).digest();
}

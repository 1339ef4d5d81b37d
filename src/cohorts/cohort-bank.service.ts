import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertRoom } from './cohort-refusals.js';
import { CohortAccess } from './cohort-access.service.js';
import { CohortBankRepository, type CohortBank } from './cohort-bank.repository.js';
import { ShareableBanks } from './shareable-banks.service.js';

export interface CohortBankRef {
  readonly cohortId: string;
  readonly bankId: string;
}

/** The banks that a cohort has. */
@Injectable()
export class CohortBankService {
  constructor(
    private readonly access: CohortAccess,
    private readonly shareable: ShareableBanks,
    private readonly banks: CohortBankRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Share a bank with a cohort, or change which release of it the cohort keeps to.
   *
   * @throws AppError not-found, forbidden, invalid-state, conflict, rule-violated
   */
  share(
    callerId: string,
    { cohortId, bankId }: CohortBankRef,
    pinnedRelease: number | null,
  ): Promise<CohortBank> {
    return this.unitOfWork.run(async () => {
      const { cohort } = await this.access.lockCoached(callerId, cohortId);
      if (cohort.archivedAt !== null) throw archived();
      const current = await this.banks.find(cohortId, bankId);
      // What the cohort has already, whoever coaches it may pin and follow.
      if (current?.isHeld !== true) await this.shareable.assertShareable(callerId, bankId);
      if (pinnedRelease !== null) await this.assertReleased(bankId, pinnedRelease);
      const share = { pinnedRelease, sharedBy: callerId, sharedAt: this.clock.now() };
      if (current === null) {
        assertRoom('banks', (await this.banks.listIdsOf(cohortId)).length);
        await this.banks.insert({ cohortId, bankId, ...share });
      } else if (!current.isHeld) {
        await this.banks.share(current, share);
      } else if (current.pinnedRelease !== pinnedRelease) {
        await this.banks.pin(cohortId, bankId, pinnedRelease);
      }
      return this.banks.get(cohortId, bankId);
    });
  }

  /** @throws AppError not-found, forbidden, invalid-state while something of it is assigned */
  async remove(callerId: string, { cohortId, bankId }: CohortBankRef): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.access.lockCoached(callerId, cohortId);
      if (await this.banks.isNeeded(cohortId, bankId)) {
        const detail = 'Something of this bank is assigned: close those assignments first.';
        throw new AppError('invalid-state', detail);
      }
      if (!(await this.banks.remove(cohortId, bankId))) throw notFound('bank');
    });
  }

  private async assertReleased(bankId: string, number: number): Promise<void> {
    if (await this.banks.hasRelease(bankId, number)) return;
    const detail = 'is not a release of this bank';
    throw ruleViolated([{ pointer: '#/pinnedRelease', code: 'unknown-release', detail }]);
  }
}

function archived(): AppError {
  return new AppError('invalid-state', 'This cohort is archived.');
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import type { BankRelease, ReleaseCounts } from './domain/bank-release.js';
import { nextReleaseVersion } from './domain/next-release-version.js';
import { OpenRelease } from './open-release.js';
import { ReleaseRepository } from './release.repository.js';

/**
 * The one way in which what learners see of a bank changes, whoever wrote it: the kit, an author or an
 * import.
 */
@Injectable()
export class ReleaseWriter {
  constructor(
    private readonly repository: ReleaseRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Begin the next release of a bank. Only in a transaction: releases of a bank wait for one another.
   *
   * @throws AppError not-found
   */
  async open(bankId: string): Promise<OpenRelease> {
    await this.repository.lockBank(bankId);
    const previous = await this.repository.findLatest(bankId);
    return new OpenRelease(this.repository, this.ids, bankId, previous, this.clock.now());
  }

  /** What the next release of a bank would be called. */
  async nextEdition(
    bankId: string,
    counts: ReleaseCounts,
  ): Promise<Pick<BankRelease, 'number' | 'version'>> {
    const previous = await this.repository.findLatest(bankId);
    return {
      number: (previous?.number ?? 0) + 1,
      version: nextReleaseVersion(previous?.version ?? null, counts),
    };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { SnapshotBasisRepository } from './snapshot-basis.repository.js';
import { SnapshotRepository } from './snapshot.repository.js';

/**
 * The scores that somebody was told. What the next change is explained from is no part of the export: it
 * repeats what other sections hand out, and names those who graded.
 */
@Injectable()
export class ReadinessHistorySection implements AccountSection, OnModuleInit {
  readonly name = 'readinessHistory';

  constructor(
    private readonly sections: AccountSections,
    private readonly snapshots: SnapshotRepository,
    private readonly bases: SnapshotBasisRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const all = await this.snapshots.listAll(accountId);
    return all.map(({ learnerId: _mine, report, ...snapshot }) => ({
      ...snapshot,
      report: JSON.parse(report) as unknown,
    }));
  }

  async removeFor(accountId: string): Promise<void> {
    await this.bases.removeAll(accountId);
    await this.snapshots.removeAll(accountId);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { PeerReviewExport } from './peer-review-export.service.js';
import { PeerReviewRecords } from './peer-review-records.repository.js';

/** What somebody had reviewed, and what came of it, as they are shown it: no more tells who reviewed. */
@Injectable()
export class PeerReviewSection implements AccountSection, OnModuleInit {
  readonly name = 'peer-review';

  constructor(
    private readonly sections: AccountSections,
    private readonly exporting: PeerReviewExport,
    private readonly records: PeerReviewRecords,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  exportFor(accountId: string): Promise<unknown> {
    return this.exporting.of(accountId);
  }

  removeFor(accountId: string): Promise<void> {
    return this.records.removeAll(accountId);
  }
}

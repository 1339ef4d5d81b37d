import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { ShareLinkRepository } from './share-link.repository.js';

/** What somebody shows of their reports, and to when; never the addresses. */
@Injectable()
export class ReportsAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'reportLinks';

  constructor(
    private readonly sections: AccountSections,
    private readonly links: ShareLinkRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const links = await this.links.listAll(accountId);
    return links.map(
      ({ id, targetId, sections, showsName, frozenReport, createdAt, expiresAt }) => {
        const frozen: unknown = frozenReport === null ? null : JSON.parse(frozenReport);
        return { id, targetId, sections, showsName, frozenReport: frozen, createdAt, expiresAt };
      },
    );
  }

  removeFor(accountId: string): Promise<void> {
    return this.links.removeAll(accountId);
  }
}

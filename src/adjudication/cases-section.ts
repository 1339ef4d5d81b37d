import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { toOwnCaseResponse } from './own-case.dto.js';
import { OwnCaseViews } from './own-case-views.service.js';

/**
 * The cases that concern somebody, as they are shown to them. Those about their answers go with these;
 * what they said of others' work, or decided about it, stays without a name.
 */
@Injectable()
export class CasesSection implements AccountSection, OnModuleInit {
  readonly name = 'cases';

  constructor(
    private readonly sections: AccountSections,
    private readonly cases: AdjudicationCaseRepository,
    private readonly views: OwnCaseViews,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const cases = await this.cases.listConcerning(accountId);
    return { cases: (await this.views.of(accountId, cases)).map(toOwnCaseResponse) };
  }

  removeFor(accountId: string): Promise<void> {
    return this.cases.removeAll(accountId);
  }
}

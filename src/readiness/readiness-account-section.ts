import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { TargetRepository } from './target.repository.js';

/** What somebody wants to be ready for. */
@Injectable()
export class ReadinessAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'readinessTargets';

  constructor(
    private readonly sections: AccountSections,
    private readonly targets: TargetRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  exportFor(accountId: string): Promise<unknown> {
    return this.targets.listAll(accountId);
  }

  removeFor(accountId: string): Promise<void> {
    return this.targets.removeAll(accountId);
  }
}

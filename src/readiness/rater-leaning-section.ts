import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { CalibrationBookRepository } from './calibration-book.repository.js';

/** How somebody grades beside others, as the nights learnt it; forgotten when they leave. */
@Injectable()
export class RaterLeaningSection implements AccountSection, OnModuleInit {
  readonly name = 'gradingBesideOthers';

  constructor(
    private readonly sections: AccountSections,
    private readonly books: CalibrationBookRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const leanings = await this.books.listLeaningsOf(accountId);
    return leanings.map(({ source, severity, biasSd, grades }) => {
      return { source, severity, biasSd, grades };
    });
  }

  removeFor(accountId: string): Promise<void> {
    return this.books.forget(accountId);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { CardRepository } from './card.repository.js';
import { FollowRepository } from './follow.repository.js';
import { ParametersRepository } from './parameters.repository.js';
import { SchedulingDataRepository } from './scheduling-data.repository.js';

/** What scheduling keeps about a person: the whole log, and all that follows from it. */
@Injectable()
export class SchedulingAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'scheduling';

  constructor(
    private readonly sections: AccountSections,
    private readonly data: SchedulingDataRepository,
    private readonly cards: CardRepository,
    private readonly follows: FollowRepository,
    private readonly parameters: ParametersRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    return {
      settings: await this.parameters.getSettings(accountId),
      parameters: await this.data.listParameters(accountId),
      follows: await this.follows.listChoices(accountId),
      cards: await this.cards.listAll(accountId),
      externalCards: await this.data.listExternalCards(accountId),
      events: await this.data.listEvents(accountId),
    };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.data.removeAll(accountId);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';
import { CalibrationTryRepository } from './calibration-try.repository.js';
import { toTryResponse } from './calibration-try.dto.js';
import { TryResults } from './try-results.js';

/**
 * Somebody's tries, as they were told of them, and the anchors they made, which stay when they leave:
 * others are judged by them.
 */
@Injectable()
export class CalibrationSection implements AccountSection, OnModuleInit {
  readonly name = 'calibration';

  constructor(
    private readonly sections: AccountSections,
    private readonly tries: CalibrationTryRepository,
    private readonly results: TryResults,
    private readonly anchors: CalibrationAnchorRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const tries = await this.tries.listAll(accountId);
    const made = await this.anchors.listMadeBy(accountId);
    return {
      tries: (await this.results.describe(accountId, tries)).map(toTryResponse),
      anchorsMade: made.map(({ id, questionId, answer, items, redFlags, createdAt }) => ({
        id,
        questionId,
        answer,
        items,
        redFlags,
        createdAt: createdAt.toISOString(),
      })),
    };
  }

  removeFor(accountId: string): Promise<void> {
    return this.tries.removeAll(accountId);
  }
}

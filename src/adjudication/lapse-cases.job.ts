import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PeerModeration } from '../peer-review/peer-moderation.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { CaseLapsing } from './case-lapsing.service.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

const batchSize = 200;

/**
 * Nobody waits for a decision that nobody will make: appeals end after their time, and cases whose coaches
 * have gone or whose subject was struck out. A request whose case ended goes on without.
 */
@Injectable()
export class LapseCasesJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly cases: AdjudicationCaseRepository,
    private readonly lapsing: CaseLapsing,
    private readonly moderation: PeerModeration,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'lapse-cases',
      cron: '23 * * * *',
      handler: () => this.lapseAll(),
    });
  }

  private async lapseAll(): Promise<void> {
    for (let lastId: string | null = null; ;) {
      const open: AdjudicationCase[] = await this.cases.listOpen(lastId, batchSize);
      for (const each of open) await this.lapse(each);
      lastId = open.at(-1)?.id ?? null;
      if (open.length < batchSize) return;
    }
  }

  /** Each in a transaction of its own, which none of the others can undo. */
  private async lapse({ learnerId, requestId }: AdjudicationCase): Promise<void> {
    await this.unitOfWork.run(async () => {
      const request = await this.moderation.hold({ learnerId, requestId });
      const ended = await this.lapsing.lapse(request);
      if (ended.some(({ kind }) => kind === 'contested')) {
        await this.moderation.goOnWithoutCoach({ learnerId, requestId });
      }
    });
  }
}

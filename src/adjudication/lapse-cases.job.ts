import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
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
  private readonly logger = new Logger(LapseCasesJob.name);

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

  /** Each by itself: one that fails keeps none of the others waiting, and is tried again next time. */
  private async lapse({ learnerId, id, requestId }: AdjudicationCase): Promise<void> {
    try {
      await this.unitOfWork.run(() => this.lapseOf({ learnerId, requestId }));
    } catch (error) {
      this.logger.error({ err: error, caseId: id }, 'case not lapsed');
    }
  }

  private async lapseOf(ref: Pick<AdjudicationCase, 'learnerId' | 'requestId'>): Promise<void> {
    const ended = await this.lapsing.lapse(await this.moderation.hold(ref));
    if (ended.some(({ kind }) => kind === 'contested')) await this.moderation.goOnWithoutCoach(ref);
  }
}

import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CapstoneProgressService } from './capstone-progress.service.js';
import { CapstoneRepository } from './capstone.repository.js';
import { CapstoneShelf, type OpenedCapstone } from './capstone-shelf.service.js';
import { waiverDays, waiverRefusal, type WaiverRefusal } from './domain/waiver-refusal.js';

/** A milestone, and why its author goes on without it being accepted. */
export interface WaiverWish {
  readonly number: number;
  readonly reason: string;
}

const refusals: Readonly<Record<WaiverRefusal, string>> = {
  accepted: 'It is accepted: the next one is open.',
  'not-passed': 'Hand it in and grade it as a pass first; what others have sent back stays closed.',
  'not-asked': 'Ask for reviews of it first.',
  'too-early': `Others have ${waiverDays} days from when they were asked.`,
};

/** Lets people go on who found nobody to review them; it is told wherever the project is shown. */
@Injectable()
export class MilestoneWaivers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly capstones: CapstoneRepository,
    private readonly shelf: CapstoneShelf,
    private readonly progress: CapstoneProgressService,
    private readonly clock: Clock,
  ) {}

  /** Once more changes nothing. @throws AppError not-found, invalid-state */
  waive(learnerId: string, questionId: string, wish: WaiverWish): Promise<OpenedCapstone> {
    return this.unitOfWork.run(async () => {
      const capstone = await this.shelf.getReadable(learnerId, questionId);
      const { facts } = await this.progress.of(learnerId, capstone);
      const index = facts.findIndex(({ number }) => number === wish.number);
      const milestone = facts[index];
      const target = capstone.milestones[index];
      if (milestone === undefined || target === undefined) throw notFound('milestone');
      const now = this.clock.now();
      const refusal = milestone.waivedAt === null ? waiverRefusal(milestone, now) : null;
      if (refusal !== null) throw new AppError('invalid-state', refusals[refusal]);
      const { reason } = wish;
      const waiver = { learnerId, questionId: target.questionId, waivedAt: now, reason };
      await this.capstones.waive(waiver);
      return this.shelf.open(learnerId, questionId);
    });
  }
}

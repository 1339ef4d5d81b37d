import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StartConditions, type StartCondition } from '../attempts/start-conditions.js';
import { AppError } from '../kernel/app-error.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { ProjectQuestionReader } from '../question-bank/project-question.reader.js';
import { CapstoneProgressService } from './capstone-progress.service.js';

/** Lets nobody begin a milestone before the one in front of it was accepted. */
@Injectable()
export class MilestoneGate implements StartCondition, OnModuleInit {
  constructor(
    private readonly conditions: StartConditions,
    private readonly projects: ProjectQuestionReader,
    private readonly progress: CapstoneProgressService,
  ) {}

  onModuleInit(): void {
    this.conditions.register(this);
  }

  /** @throws AppError milestone-locked */
  async assertMet(learnerId: string, { questionId, milestone }: QuestionRevision): Promise<void> {
    if (milestone === null) return;
    const capstone = await this.projects.findOfMilestone(questionId);
    if (capstone === null) return;
    const { milestones } = await this.progress.of(learnerId, capstone);
    // By number and not by place: one that is retired is skipped, by those too who keep to a release with it.
    const before = milestones.findLast(({ number }) => number < milestone.number);
    if (before === undefined || before.state === 'accepted' || before.isWaived) return;
    const own = milestones.find(({ number }) => number === milestone.number);
    if (own?.state === 'accepted') return;
    throw new AppError(
      'milestone-locked',
      `Milestone ${milestone.number} opens when milestone ${before.number} is accepted.`,
      { extensions: { missing: before.state, capstoneId: capstone.questionId } },
    );
  }
}

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
    const index = milestones.findIndex(({ number }) => number === milestone.number);
    const standing = milestones[index];
    if (standing === undefined || standing.isOpen) return;
    const before = milestones[index - 1];
    throw new AppError(
      'milestone-locked',
      `Milestone ${milestone.number} opens when milestone ${milestone.number - 1} is accepted.`,
      { extensions: { missing: before?.state ?? 'locked', capstoneId: capstone.questionId } },
    );
  }
}

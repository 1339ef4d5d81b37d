import { Injectable } from '@nestjs/common';
import { ProjectQuestionReader } from '../question-bank/project-question.reader.js';
import { CapstoneProgressService } from './capstone-progress.service.js';
import { CapstoneRepository } from './capstone.repository.js';
import type { MilestoneStanding } from './domain/milestone-standing.js';

/** How far somebody is with a capstone, for the features that plan and show it. */
export interface ShownCapstone {
  /** Of the capstone. */
  readonly questionId: string;
  readonly title: string;
  readonly slug: string;
  readonly isTakenUp: boolean;
  /** In the order of their numbers. */
  readonly milestones: readonly (MilestoneStanding & {
    readonly questionId: string;
    readonly title: string;
  })[];
}

@Injectable()
export class CapstoneReader {
  constructor(
    private readonly projects: ProjectQuestionReader,
    private readonly capstones: CapstoneRepository,
    private readonly progress: CapstoneProgressService,
  ) {}

  /** Whether or not it was taken up; null when it is no capstone. */
  async progressOf(learnerId: string, questionId: string): Promise<ShownCapstone | null> {
    const capstone = await this.projects.find(questionId);
    if (capstone === null) return null;
    const { milestones } = await this.progress.of(learnerId, capstone);
    const project = await this.capstones.find(learnerId, questionId);
    return {
      questionId,
      title: capstone.title,
      slug: capstone.slug,
      isTakenUp: project !== null,
      milestones: capstone.milestones.flatMap(({ questionId: id, title }, index) => {
        const standing = milestones[index];
        return standing === undefined ? [] : [{ ...standing, questionId: id, title }];
      }),
    };
  }
}

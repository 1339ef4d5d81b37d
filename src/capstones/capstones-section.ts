import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { CapstoneRepository } from './capstone.repository.js';
import { ReviewChecklistRepository } from './review-checklist.repository.js';

/** Somebody's projects, and the checklists they signed for others, which stay with the work. */
@Injectable()
export class CapstonesSection implements AccountSection, OnModuleInit {
  readonly name = 'capstones';

  constructor(
    private readonly sections: AccountSections,
    private readonly capstones: CapstoneRepository,
    private readonly checklists: ReviewChecklistRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const projects = await this.capstones.list(accountId);
    const waivers = await this.capstones.listAllWaivers(accountId);
    const signed = await this.checklists.listSignedBy(accountId);
    return {
      projects: projects.map((project) => ({
        questionId: project.questionId,
        takenUpAt: project.takenUpAt.toISOString(),
        updatedAt: project.updatedAt.toISOString(),
        repositoryUrl: project.repositoryUrl,
        demoUrl: project.demoUrl,
        note: project.note,
        risks: project.risks,
      })),
      waivers: waivers.map(({ questionId, waivedAt, reason }) => ({
        questionId,
        waivedAt: waivedAt.toISOString(),
        reason,
      })),
      checklistsSigned: signed.map(({ reviewId, signedAt, lines }) => ({
        reviewId,
        signedAt: signedAt.toISOString(),
        lines,
      })),
    };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.capstones.removeAll(accountId);
    await this.checklists.forgetReviewer(accountId);
  }
}
